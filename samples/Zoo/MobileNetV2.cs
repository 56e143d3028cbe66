using NetCompiler;

namespace Zoo;

/// <summary>
/// MobileNetV2: blocks that are narrow at their ends, where the shortcut is, and wide in the middle, where a depthwise convolution costs little. Sandler, Howard, Zhu, Zhmoginov and Chen,
/// MobileNetV2: inverted residuals and linear bottlenecks, 2018, arXiv:1801.04381, table 2. 3 504 872 parameters.
/// </summary>
[Network, SoftmaxCrossEntropy]
public sealed partial class MobileNetV2
{
    private static Tensor Forward([Shape(3, 224, 224)] Tensor image)
    {
        Tensor first = Convolution(image, 32, kernel: 3, stride: 2);
        Tensor x = first;
        foreach ((int expansion, int width, int blocks, int stride) in new[] { (1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1) })
        {
            for (int block = 0; block < blocks; block++)
                x = InvertedResidual(x, expansion, width, block == 0 ? stride : 1);
        }

        Tensor last = Convolution(x, 1280, kernel: 1);
        Tensor classifier = last.GlobalAveragePool2D().Dropout(0.2).Dense(1000);
        return classifier;
    }

    internal static Tensor InvertedResidual(Tensor x, int expansion, int width, int stride)
    {
        Tensor wide = x;
        if (expansion > 1)
        {
            Tensor expand = Convolution(x, expansion * x.Shape[0], kernel: 1);
            wide = expand;
        }

        Tensor depthwise = Convolution(wide, wide.Shape[0], kernel: 3, stride, groups: wide.Shape[0]);
        Tensor conv = depthwise.Conv2D(width, kernel: 1, bias: false);
        Tensor bn = conv.BatchNorm();
        return stride == 1 && x.Shape[0] == width ? x + bn : bn;
    }

    /// <summary>With ReLU6, which never exceeds 6.</summary>
    private static Tensor Convolution(Tensor x, int filters, int kernel, int stride = 1, int groups = 1)
    {
        Tensor conv = x.Conv2D(filters, kernel, stride, padding: kernel / 2, groups: groups, bias: false);
        Tensor bn = conv.BatchNorm();
        return bn.Clamp(0, 6);
    }
}
