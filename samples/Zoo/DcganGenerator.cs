using NetCompiler;

namespace Zoo;

/// <summary>The generator of DCGAN: a hundred numbers become a picture of 64×64, by transposed convolutions that each double its sides. It has no loss of its own. 3 576 704 parameters.</summary>
[Network]
public sealed partial class DcganGenerator
{
    private static Tensor Forward([Shape(100, 1, 1)] Tensor noise)
    {
        Tensor x = Grown(noise, 512, stride: 1, padding: 0);
        foreach (int width in new[] { 256, 128, 64 })
            x = Grown(x, width, stride: 2, padding: 1);

        Tensor image = x.ConvTranspose2D(3, kernel: 4, stride: 2, padding: 1, bias: false);
        return image.Tanh();
    }

    private static Tensor Grown(Tensor x, int width, int stride, int padding)
    {
        Tensor conv = x.ConvTranspose2D(width, kernel: 4, stride: stride, padding: padding, bias: false);
        Tensor bn = conv.BatchNorm();
        return bn.Relu();
    }
}
