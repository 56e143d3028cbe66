using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>A window that slides over the positions of an image, or along those of a sequence, <c>[C, H, W]</c> or <c>[C, L]</c>.</summary>
/// <param name="Dimensions">2 for images, 1 for sequences.</param>
/// <param name="Vertical">Along the height; of a sequence, which has none, one element.</param>
/// <param name="Horizontal">Along the width, or the sequence.</param>
internal sealed record SlidingWindow(int Dimensions, Sliding Vertical, Sliding Horizontal)
{
    /// <summary>An image's kernel as it is written.</summary>
    public string Kernel => Vertical.Kernel == Horizontal.Kernel ? Horizontal.Kernel.ToString(System.Globalization.CultureInfo.InvariantCulture) : $"[{Vertical.Kernel}, {Horizontal.Kernel}]";

    public Window On(Shape x) => Sliding.Over(Vertical, Horizontal, Height(x), Width(x));

    /// <summary>Null, or why it cannot slide over a value of this shape.</summary>
    public ShapeProblem? Problem(string declared, Shape x)
    {
        if (x.Rank != Dimensions + 1)
            return ShapeFindings.NeedsImage(declared, Dimensions, x);

        return Vertical.Results(Height(x)) > 0 && Horizontal.Results(Width(x)) > 0 ? null : ShapeFindings.WindowTooLarge(declared, this, x);
    }

    /// <summary>The shape of its results, in so many channels; what does not fit counts as 1.</summary>
    public Shape Results(Shape x, int channels)
    {
        if (x.Rank != Dimensions + 1)
            return Dimensions == 2 ? new Shape([channels, 1, 1]) : new Shape([channels, 1]);

        int width = System.Math.Max(Horizontal.Results(Width(x)), 1);
        return Dimensions == 2 ? new Shape([channels, System.Math.Max(Vertical.Results(Height(x)), 1), width]) : new Shape([channels, width]);
    }

    private int Height(Shape x) => Dimensions == 2 ? x.Axes[1] : 1;

    private static int Width(Shape x) => x.Axes[x.Rank - 1];
}
