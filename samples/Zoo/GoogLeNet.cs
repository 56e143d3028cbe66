using NetCompiler;

namespace Zoo;

/// <summary>
/// GoogLeNet, the first Inception network, with two auxiliary heads that carry the gradient into its middle while it is trained: their losses, with the same labels, count 0.3, and predictions leave
/// them out. With batch normalisation and a 3×3 instead of the 5×5 convolution, as in torchvision. Szegedy and others, Going deeper with convolutions, 2014, arXiv:1409.4842. 13 004 888 parameters.
/// </summary>
[Network]
[SoftmaxCrossEntropy(Output = "Logits")]
[SoftmaxCrossEntropy(Output = "Auxiliary1", Target = "Logits", Auxiliary = true, Weight = 0.3)]
[SoftmaxCrossEntropy(Output = "Auxiliary2", Target = "Logits", Auxiliary = true, Weight = 0.3)]
public sealed partial class GoogLeNet
{
    private static (Tensor Logits, Tensor Auxiliary1, Tensor Auxiliary2) Forward([Shape(3, 224, 224)] Tensor image)
    {
        Tensor conv1 = Convolution(image, 64, kernel: 7, stride: 2);
        Tensor conv2 = Convolution(conv1.MaxPool2D(3, stride: 2, ceiling: true), 64, kernel: 1);
        Tensor conv3 = Convolution(conv2, 192, kernel: 3);
        Tensor pool3 = conv3.MaxPool2D(3, stride: 2, ceiling: true);

        Tensor inception3a = Inception(pool3, 64, 96, 128, 16, 32, 32);
        Tensor inception3b = Inception(inception3a, 128, 128, 192, 32, 96, 64);
        Tensor pool4 = inception3b.MaxPool2D(3, stride: 2, ceiling: true);

        Tensor inception4a = Inception(pool4, 192, 96, 208, 16, 48, 64);
        Tensor aux1 = Head(inception4a);
        Tensor inception4b = Inception(inception4a, 160, 112, 224, 24, 64, 64);
        Tensor inception4c = Inception(inception4b, 128, 128, 256, 24, 64, 64);
        Tensor inception4d = Inception(inception4c, 112, 144, 288, 32, 64, 64);
        Tensor aux2 = Head(inception4d);
        Tensor inception4e = Inception(inception4d, 256, 160, 320, 32, 128, 128);
        Tensor pool5 = inception4e.MaxPool2D(2, ceiling: true);

        Tensor inception5a = Inception(pool5, 256, 160, 320, 32, 128, 128);
        Tensor inception5b = Inception(inception5a, 384, 192, 384, 48, 128, 128);
        Tensor fc = inception5b.GlobalAveragePool2D().Dropout(0.2).Dense(1000);
        return (fc, aux1, aux2);
    }

    /// <summary>Four views of the same image side by side; 1×1 convolutions keep the larger ones cheap.</summary>
    internal static Tensor Inception(Tensor x, int ones, int threesReduced, int threes, int fivesReduced, int fives, int pooled)
    {
        Tensor branch1 = Convolution(x, ones, kernel: 1);
        Tensor reduce2 = Convolution(x, threesReduced, kernel: 1);
        Tensor branch2 = Convolution(reduce2, threes, kernel: 3);
        Tensor reduce3 = Convolution(x, fivesReduced, kernel: 1);
        Tensor branch3 = Convolution(reduce3, fives, kernel: 3);
        Tensor branch4 = Convolution(x.MaxPool2D(3, stride: 1, padding: 1), pooled, kernel: 1);
        return Tensor.Concat(branch1, branch2, branch3, branch4);
    }

    /// <summary>Section 5 of the paper: averages of 5×5 with a stride of 3, 128 channels, 1024 units.</summary>
    private static Tensor Head(Tensor x)
    {
        Tensor conv = Convolution(x.AveragePool2D(5, stride: 3), 128, kernel: 1);
        Tensor fc1 = conv.Flatten().Dense(1024);
        Tensor fc2 = fc1.Relu().Dropout(0.7).Dense(1000);
        return fc2;
    }

    private static Tensor Convolution(Tensor x, int filters, int kernel, int stride = 1)
    {
        Tensor conv = x.Conv2D(filters, kernel, stride, padding: kernel / 2, bias: false);
        Tensor bn = conv.BatchNorm(epsilon: 0.001);
        return bn.Relu();
    }
}
