using NetCompiler;

namespace Zoo;

/// <summary>
/// The discriminator of DCGAN, which tells photographs from a generator's inventions: strides instead of pools, batch normalisation except at the ends, leaky rectifiers. Radford, Metz and Chintala,
/// Unsupervised representation learning with deep convolutional generative adversarial networks, 2015, arXiv:1511.06434; the widths are those of PyTorch's tutorial. 2 765 568 parameters.
/// </summary>
[Network, SigmoidBinaryCrossEntropy]
public sealed partial class DcganDiscriminator
{
    private static Tensor Forward([Shape(3, 64, 64)] Tensor image)
    {
        Tensor conv1 = image.Conv2D(64, kernel: 4, stride: 2, padding: 1, bias: false);
        Tensor x = conv1.LeakyRelu(0.2);
        foreach (int width in new[] { 128, 256, 512 })
            x = Halved(x, width);

        Tensor verdict = x.Conv2D(1, kernel: 4, bias: false);
        return verdict.Flatten();
    }

    private static Tensor Halved(Tensor x, int width)
    {
        Tensor conv = x.Conv2D(width, kernel: 4, stride: 2, padding: 1, bias: false);
        Tensor bn = conv.BatchNorm();
        return bn.LeakyRelu(0.2);
    }
}
