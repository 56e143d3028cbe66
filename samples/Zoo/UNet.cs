using NetCompiler;

namespace Zoo;

/// <summary>
/// The U-Net for cells under a microscope: down to small images of many channels and up again, each level beside what it was on the way down. Convolutions without padding, so that the map is that of the
/// middle 388×388 pixels; one logit for each of them, which is as good as the paper's two. Ronneberger, Fischer and Brox, U-Net: convolutional networks for biomedical image segmentation, 2015,
/// arXiv:1505.04597. 31 030 593 parameters.
/// </summary>
[Network, SigmoidBinaryCrossEntropy]
public sealed partial class UNet
{
    private static Tensor Forward([Shape(1, 572, 572)] Tensor image)
    {
        Tensor level = Level(image, width: 64, depth: 4);
        Tensor map = level.Conv2D(1, kernel: 1);
        return map;
    }

    /// <summary>Two convolutions, half the image with twice the channels below, and two more of what comes up from there beside what went down.</summary>
    internal static Tensor Level(Tensor x, int width, int depth)
    {
        Tensor down = Twice(x, width);
        if (depth == 0)
            return down;

        Tensor below = Level(down.MaxPool2D(2), 2 * width, depth - 1);
        Tensor up = below.ConvTranspose2D(width, kernel: 2, stride: 2);
        Tensor back = Twice(Tensor.Concat(down.Crop2D(up.Shape[1], up.Shape[2]), up), width);
        return back;
    }

    private static Tensor Twice(Tensor x, int width)
    {
        Tensor conv1 = x.Conv2D(width, kernel: 3);
        Tensor conv2 = conv1.Relu().Conv2D(width, kernel: 3);
        return conv2.Relu();
    }
}
