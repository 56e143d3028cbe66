using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Operators;

/// <summary>How the arguments of what works on images become its record, where one line does not say it.</summary>
internal static partial class Catalog
{
    private static Convolution Convolution(Arguments a, int dimensions)
    {
        string name = $"Conv{dimensions}D";
        return new Convolution(
            Slides(a, dimensions, name, pools: false),
            a.Positive("filters", name + "'s number of filters"),
            Optional(a, "groups", name + "'s number of groups"),
            a.Flag("bias", true),
            Padding(a, "paddingMode"),
            a.Initializer("initializer", "initializerScale"));
    }

    /// <summary>A window's kernel, stride, padding and dilation; a pooling's stride is its kernel unless it says otherwise.</summary>
    private static SlidingWindow Slides(Arguments a, int dimensions, string name, bool pools)
    {
        int[] kernel = a.PerAxis("kernel", "kernels", name + "'s kernel", dimensions, 1, least: 1);
        int[] stride = pools && !a.Has("strides") && a.Int("stride") == 0 ? kernel : a.PerAxis("stride", "strides", name + "'s stride", dimensions, 1, least: 1);
        int[] padding = a.PerAxis("padding", "paddings", name + "'s padding", 2 * dimensions, 0, least: 0);
        int[] dilation = a.PerAxis("dilation", "dilations", name + "'s dilation", dimensions, 1, least: 1);
        bool same = a.Flag("same", false), ceiling = a.Flag("ceiling", false);

        Sliding Along(int axis) => new(kernel[axis], stride[axis], dilation[axis], padding[axis], padding[axis + dimensions], same, ceiling);

        return new SlidingWindow(dimensions, dimensions == 2 ? Along(0) : new Sliding(1, 1, 1, 0, 0), Along(dimensions - 1));
    }

    private static ConvTranspose ConvTranspose(Arguments a)
    {
        int[] more = a.PerAxis("outputPadding", "outputPaddings", "ConvTranspose2D's output padding", 2, 0, least: 0);
        return new ConvTranspose(
            Slides(a, 2, "ConvTranspose2D", pools: false), more[0], more[1],
            a.Positive("filters", "ConvTranspose2D's number of filters"),
            Optional(a, "groups", "ConvTranspose2D's number of groups"),
            a.Flag("bias", true),
            a.Initializer("initializer", "initializerScale"));
    }

    private static PaddingMode Padding(Arguments a, string name) => a.Int(name) is >= (int)PaddingMode.Zeros and <= (int)PaddingMode.Reflect
        ? (PaddingMode)a.Int(name)
        : a.Refuse(name, "There is no such padding. Use one of PaddingMode's names.", PaddingMode.Zeros);

    private static AxisMapKind Interpolation(Arguments a, bool alignCorners) => (UpsampleMode)a.Int("mode") switch
    {
        UpsampleMode.Nearest => AxisMapKind.Nearest,
        UpsampleMode.Bilinear => alignCorners ? AxisMapKind.LinearAligned : AxisMapKind.Linear,
        _ => a.Refuse("mode", "There is no such mode. Use one of UpsampleMode's names.", AxisMapKind.Nearest),
    };

    /// <summary>A number of at least 1 that may be left out; or 0, where that is what leaving it out means.</summary>
    private static int Optional(Arguments a, string name, string what, int otherwise = 1) => a.Int(name, otherwise) == otherwise ? otherwise : a.Positive(name, what);
}
