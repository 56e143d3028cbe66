using NetCompiler;

namespace Zoo;

/// <summary>
/// AlexNet on one tower, without local response normalisation, as torchvision has it. Krizhevsky, One weird trick for parallelizing convolutional neural networks, 2014, arXiv:1404.5997, after
/// Krizhevsky, Sutskever and Hinton, NIPS 2012. 61 100 840 parameters.
/// </summary>
[Network, SoftmaxCrossEntropy]
public sealed partial class AlexNet
{
    private static Tensor Forward([Shape(3, 224, 224)] Tensor image)
    {
        Tensor conv1 = image.Conv2D(64, kernel: 11, stride: 4, padding: 2);
        Tensor pool1 = conv1.Relu().MaxPool2D(3, stride: 2);
        Tensor conv2 = pool1.Conv2D(192, kernel: 5, padding: 2);
        Tensor pool2 = conv2.Relu().MaxPool2D(3, stride: 2);
        Tensor conv3 = pool2.Conv2D(384, kernel: 3, padding: 1);
        Tensor conv4 = conv3.Relu().Conv2D(256, kernel: 3, padding: 1);
        Tensor conv5 = conv4.Relu().Conv2D(256, kernel: 3, padding: 1);
        Tensor pool5 = conv5.Relu().MaxPool2D(3, stride: 2);

        Tensor fc6 = pool5.Flatten().Dropout().Dense(4096);
        Tensor fc7 = fc6.Relu().Dropout().Dense(4096);
        Tensor fc8 = fc7.Relu().Dense(1000);
        return fc8;
    }
}
