using NetCompiler;

namespace Cifar;

/// <summary>The first two stages of a VGG (Simonyan and Zisserman 2014) with batch norm: pairs of convolutions of 3×3, each pair before a pooling.</summary>
[Network, SoftmaxCrossEntropy]
public sealed partial class SmallVgg
{
    private static Tensor Forward([Shape(3, 32, 32)] Tensor image)
    {
        Tensor x = image;

        foreach (int filters in new[] { 64, 128 })
        {
            for (int i = 0; i < 2; i++)
                x = x.Conv2D(filters, kernel: 3, padding: 1, bias: false, initializer: WeightInitializer.HeNormal).BatchNorm().Relu();

            x = x.MaxPool2D(2);
        }

        return x.Flatten().Dense(256, initializer: WeightInitializer.HeNormal).Relu().Dense(10, initializer: WeightInitializer.HeNormal);
    }
}
