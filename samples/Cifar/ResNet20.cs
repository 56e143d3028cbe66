using NetCompiler;

namespace Cifar;

/// <summary>ResNet-20 (He et al. 2015, section 4.2): three widths of three residual blocks; where the width grows, a convolution of 1×1 brings the input to it.</summary>
[Network, SoftmaxCrossEntropy]
public sealed partial class ResNet20
{
    private static Tensor Forward([Shape(3, 32, 32)] Tensor image)
    {
        Tensor x = Convolution(image, 16, kernel: 3).Relu();

        foreach (int filters in new[] { 16, 32, 64 })
        {
            for (int block = 0; block < 3; block++)
                x = Residual(x, filters, widens: filters > 16 && block == 0);
        }

        return x.GlobalAveragePool2D().Dense(10, initializer: WeightInitializer.HeNormal);
    }

    private static Tensor Residual(Tensor x, int filters, bool widens)
    {
        int stride = widens ? 2 : 1;
        Tensor h = Convolution(Convolution(x, filters, kernel: 3, stride).Relu(), filters, kernel: 3);
        return (h + (widens ? Convolution(x, filters, kernel: 1, stride) : x)).Relu();
    }

    private static Tensor Convolution(Tensor x, int filters, int kernel, int stride = 1) =>
        x.Conv2D(filters, kernel, stride, padding: kernel / 2, bias: false, initializer: WeightInitializer.HeNormal).BatchNorm();
}
