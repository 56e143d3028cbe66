using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// A stretch of one axis.
/// <code>
/// y[i] = x[start + i],  0 ≤ i &lt; length
/// dx   = dy with zeros around it
/// </code>
/// </summary>
internal sealed record SliceOf(int Start, int Length, int Axis) : Operator
{
    public override string Title => "slice";

    public override string Declared => $"Slice({Start}, {Length})";

    public override ShapeResult Infer(EquatableArray<Shape> inputs)
    {
        Shape x = inputs[0];

        if (Axis < 0 || Axis >= x.Rank)
            return ShapeFindings.NoSuchAxis(Declared, Axis, x, x);

        return Start >= 0 && Length > 0 && (long)Start + Length <= x.Axes[Axis]
            ? x.WithAxis(Axis, Length)
            : ShapeFindings.SliceRange(this, x);
    }

    public override Value Lower(Lowering g) => g.Builder.Slice(g.Input, Axis, Start, Length);

    public override void Differentiate(Adjoints g) => g.ToInput(0, () =>
        g.Builder.Pad(g.Gradient, Axis, Start, g.Input.Type.Shape.Axes[Axis] - Start - Length));
}
