using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Planning;

/// <summary>
/// Which gradients of weights and of images sum only what came back through maxima: behind a pooling over windows that do not overlap, one element of each window and channel is not zero, of four or more,
/// and where is known.
/// </summary>
internal static class Maxima
{
    /// <summary>Below, more than the sums would be saved.</summary>
    private const int FewestElements = 4;

    /// <summary>Windows of an example from which sums stay in registers long enough.</summary>
    private const int FewestWindows = 16;

    /// <summary>Floats of an image with its border, 32 KB, that the first-level cache keeps.</summary>
    private const int MostFloats = 8192;

    /// <summary>Elementwise steps between a pooling and the convolution before it.</summary>
    private const int MostSteps = 4;

    /// <summary>The windows of the maxima through which came what the weights of a convolution are summed over; null where all elements count.</summary>
    public static Window? Of(Program program, Convolve convolve, Shape weights, int dy) =>
        Behind(program, dy, MostSteps) is { } pool && pool.Taps >= FewestElements && pool.OutPositions >= FewestWindows && Suits(convolve, weights) ? pool : null;

    /// <summary>The same for what goes back to the image by taps: where a position's neighbours see the neighbours of what it sees.</summary>
    public static Window? BehindTaps(Program program, Convolve convolve, Shape weights, int y) =>
        convolve.Window is { StrideHeight: 1, StrideWidth: 1, DilationHeight: 1 } ? Of(program, convolve, weights, y) : null;

    private static bool Suits(Convolve convolve, Shape weights)
    {
        Window window = convolve.Window;
        int rows = (window.OutHeight - 1) * window.StrideHeight + (window.KernelHeight - 1) * window.DilationHeight + 1;
        int columns = (window.OutWidth - 1) * window.StrideWidth + window.KernelWidth;

        return convolve.Groups == 1 && !window.IsPointwise && window.DilationWidth == 1 && !convolve.IsWinograd(weights) && rows * columns * weights.Axes[1] <= MostFloats;
    }

    private static Window? Behind(Program program, int value, int steps) => program.Steps[value] switch
    {
        { Primitive: PoolGradient { Kind: PoolKind.Max, Window: var pool } } => AreApart(pool) ? pool : null,
        var step when steps > 0 && KeptZeros.Of(step) is var operand and >= 0 => Behind(program, step.Operands[operand], steps - 1),
        _ => null,
    };

    private static bool AreApart(Window pool) =>
        pool is { Top: 0, Left: 0, DilationHeight: 1, DilationWidth: 1 } && pool.StrideHeight >= pool.KernelHeight && pool.StrideWidth >= pool.KernelWidth;
}
