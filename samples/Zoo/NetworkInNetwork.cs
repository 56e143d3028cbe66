using NetCompiler;

namespace Zoo;

/// <summary>
/// Network in Network for CIFAR-10: behind every convolution a small perceptron that slides with it, which is two 1×1 convolutions, and instead of dense layers a map of each class and its mean.
/// Lin, Chen and Yan, Network in network, 2013, arXiv:1312.4400; sizes as published with it. 966 986 parameters.
/// </summary>
[Network, SoftmaxCrossEntropy]
public sealed partial class NetworkInNetwork
{
    private static Tensor Forward([Shape(3, 32, 32)] Tensor image)
    {
        Tensor block1 = Perceptron(image, kernel: 5, 192, 160, 96);
        Tensor block2 = Perceptron(block1.MaxPool2D(3, stride: 2, ceiling: true).Dropout(), kernel: 5, 192, 192, 192);
        Tensor block3 = Perceptron(block2.AveragePool2D(3, stride: 2, ceiling: true).Dropout(), kernel: 3, 192, 192, 10);
        return block3.GlobalAveragePool2D();
    }

    private static Tensor Perceptron(Tensor x, int kernel, int filters, int hidden, int outputs)
    {
        Tensor conv = x.Conv2D(filters, kernel, padding: kernel / 2);
        Tensor cccp1 = conv.Relu().Conv2D(hidden, kernel: 1);
        Tensor cccp2 = cccp1.Relu().Conv2D(outputs, kernel: 1);
        return cccp2.Relu();
    }
}
