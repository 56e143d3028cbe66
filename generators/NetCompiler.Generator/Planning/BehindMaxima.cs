using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Planning;

/// <summary>
/// What comes back through maxima over windows that do not overlap stays one element of each window, for those who can sum such elements, instead of an image with zeros:
/// <code>
/// before   dx = [x > 0]·(dy to the largest of each window of x)     dW = x₀ ∗ dx                 pooled = Σ over positions of dx
/// after    dx = [y > 0]·dy     taps = the largest of each window     dW = x₀ ∗ dx at taps        pooled = Σ over windows of dx
/// </code>
/// The image is made after all where anything else reads it.
/// </summary>
internal sealed class BehindMaxima : Rewriting
{
    /// <summary>Elements of a window below which more than the sums would be saved.</summary>
    private const int FewestElements = 4;

    /// <summary>Windows of an example from which sums stay in registers long enough.</summary>
    private const int FewestWindows = 16;

    /// <summary>Floats of an image with its border, 32 KB, that the first-level cache keeps.</summary>
    private const int MostFloats = 8192;

    /// <summary>What each image with zeros is made of.</summary>
    private readonly Dictionary<int, Elements> _elements = [];

    private readonly Dictionary<(int Image, Window Window), int> _maxima = [], _taps = [];

    private BehindMaxima(Program program) : base(program)
    {
    }

    /// <summary>One element of each window of an image.</summary>
    private sealed record Elements(int Image, Window Pool, int Values);

    public static Program Shorten(Program program) =>
        program.Steps.Any(step => step.Primitive is PoolGradient { Kind: PoolKind.Max } pool && AreApart(pool.Window)) ? new BehindMaxima(program).Rewritten() : program;

    protected override int Rewrite(int old) => Rewrite(Renumbered(Old.Steps[old]), Old.Steps[old]);

    private int Rewrite(Step step, Step old) => step.Primitive switch
    {
        Pool { Kind: PoolKind.Max } pool => _maxima[(step.Operands[0], pool.Window)] = Add(step),
        PoolGradient { Kind: PoolKind.Max } pool when AreApart(pool.Window) => Image(step, new Elements(step.Operands[0], pool.Window, step.Operands[1])),
        Map => Masked(step),
        Reduce { Reduction: Reduction.Sum, Axes: ReducedAxes.Positions } when Behind(step, 0) is { } elements =>
            elements.Pool.OutPositions == 1 ? elements.Values : Add(step with { Operands = [elements.Values] }),
        Convolve { Form: ConvolveForm.Weights } convolve when step.Operands.Count == 2 && Behind(step, 0) is { } elements && Suits(convolve, step.Type.Shape, elements.Pool) => OfElements(step, convolve, elements),
        Convolve { Form: ConvolveForm.Inputs } convolve when Behind(step, 0) is { } elements && GoesByTaps(convolve, old.Operands[1]) && Suits(convolve, Old.Steps[old.Operands[1]].Type.Shape, elements.Pool) =>
            OfElements(step, convolve, elements),
        _ => Add(step),
    };

    /// <summary>An elementwise step that passes on or drops an image with zeros, by what the maxima were of, does so with the elements: at each of them that is the maximum itself.</summary>
    private int Masked(Step step)
    {
        int kept = KeptZeros.Of(step);

        if (kept < 0 || Behind(step, kept) is not { } elements || !_maxima.TryGetValue((elements.Image, elements.Pool), out int maxima)
            || step.Operands.Where((operand, i) => i != kept && operand != elements.Image).Any())
            return Add(step);

        int values = Add(step with { Operands = step.Operands.Select((_, i) => i == kept ? elements.Values : maxima).ToEquatableArray(), Type = Steps[elements.Values].Type });
        Elements masked = elements with { Values = values };
        return Image(new Step(new PoolGradient(masked.Pool, PoolKind.Max), [masked.Image, values], step.Type, step.Name + ".everywhere"), masked);
    }

    /// <summary>A convolution's derivative that sums elements where they are.</summary>
    private int OfElements(Step step, Convolve convolve, Elements elements)
    {
        if (!_taps.TryGetValue((elements.Image, elements.Pool), out int taps))
            _taps[(elements.Image, elements.Pool)] = taps = Add(new Step(new LargestTap(elements.Pool), [elements.Image], Steps[elements.Values].Type, Steps[_maxima[(elements.Image, elements.Pool)]].Name + ".taps"));

        return Add(step with { Primitive = convolve with { Maxima = elements.Pool }, Operands = [elements.Values, step.Operands[1], taps] });
    }

    private int Image(Step step, Elements elements)
    {
        int image = Add(step);
        _elements[image] = elements;
        return image;
    }

    private Elements? Behind(Step step, int operand) => _elements.TryGetValue(step.Operands[operand], out Elements? elements) ? elements : null;

    /// <summary>Where a position's neighbours see the neighbours of what it sees.</summary>
    private bool GoesByTaps(Convolve convolve, int weights) =>
        convolve.Window is { StrideHeight: 1, StrideWidth: 1, DilationHeight: 1 } && TapProducts.Suit(Old, weights);

    private static bool Suits(Convolve convolve, Shape weights, Window pool)
    {
        Window window = convolve.Window;
        int rows = (window.OutHeight - 1) * window.StrideHeight + (window.KernelHeight - 1) * window.DilationHeight + 1;
        int columns = (window.OutWidth - 1) * window.StrideWidth + window.KernelWidth;

        return pool.Taps >= FewestElements && pool.OutPositions >= FewestWindows
            && convolve.Groups == 1 && !window.IsPointwise && window.DilationWidth == 1 && !convolve.IsWinograd(weights) && rows * columns * weights.Axes[1] <= MostFloats;
    }

    private static bool AreApart(Window pool) =>
        pool is { Top: 0, Left: 0, DilationHeight: 1, DilationWidth: 1 } && pool.StrideHeight >= pool.KernelHeight && pool.StrideWidth >= pool.KernelWidth;
}
