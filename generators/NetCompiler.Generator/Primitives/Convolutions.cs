using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Primitives;

/// <summary>The three products of a convolution over rows of positions; see <see cref="Convolve"/>. Weights are <c>[O, C/groups, kernel height, kernel width]</c>.</summary>
internal static class Convolutions
{
    /// <summary>y from x <c>[B·P, C]</c> and W: <c>[B·Q, O]</c>.</summary>
    public static Value Convolved(this Value x, Value weights, Window window, int groups) =>
        x.Builder.Step(new Convolve(window, groups, ConvolveForm.Outputs), TensorType.At(window.OutPositions, Shape.Vector(weights.Type.Shape.Axes[0])), x, weights);

    /// <summary>x from y <c>[B·Q, O]</c> and W: <c>[B·P, C]</c>.</summary>
    public static Value ConvolvedBack(this Value y, Value weights, Window window, int groups) =>
        y.Builder.Step(new Convolve(window, groups, ConvolveForm.Inputs), TensorType.At(window.Positions, Shape.Vector(weights.Type.Shape.Axes[1] * groups)), y, weights);

    /// <summary>W, of this shape, from y <c>[B·Q, O]</c> and x <c>[B·P, C]</c>, summed over the batch.</summary>
    public static Value ConvolvedWeights(this Value y, Value x, Shape weights, Window window, int groups) =>
        y.Builder.Step(new Convolve(window, groups, ConvolveForm.Weights), TensorType.Shared(weights), y, x);

    /// <summary>What each window sees as one number: <c>[B·P, C] → [B·Q, C]</c>.</summary>
    public static Value Pooled(this Value x, Window window, PoolKind kind) =>
        x.Builder.Step(new Pool(window, kind), TensorType.At(window.OutPositions, x.Type.Shape), x);

    /// <summary>Its adjoint, from dy <c>[B·Q, C]</c>.</summary>
    public static Value Unpooled(this Value dy, Value x, Window window, PoolKind kind) =>
        dy.Builder.Step(new PoolGradient(window, kind), TensorType.At(window.Positions, dy.Type.Shape), kind is PoolKind.Max ? [x, dy] : [dy]);

    /// <summary>Whether each channel meets itself alone, in a convolution with these weights.</summary>
    public static bool IsDepthwise(this Convolve convolve, Shape weights) => IsDepthwise(convolve.Groups, weights);

    /// <inheritdoc cref="IsDepthwise(Convolve, Shape)"/>
    public static bool IsDepthwise(int groups, Shape weights) => groups > 1 && weights.Axes[0] == groups && weights.Axes[1] == 1;
}
