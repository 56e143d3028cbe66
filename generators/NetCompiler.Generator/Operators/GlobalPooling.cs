using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// One number for each channel of an image: the mean over its positions, or the largest, whose gradient all that are as large share.
/// <code>
/// mean  y[c] = Σ x[c, p] / P     dx = dy / P
/// max   y[c] = max x[c, p]       dx = dy · [x = y] / Σ [x = y]
/// </code>
/// </summary>
internal sealed record GlobalPooling(Reduction Reduction) : Operator
{
    public override string Title => Reduction is Reduction.Max ? "global max pool" : "global average pool";

    public override string Declared => Reduction is Reduction.Max ? "GlobalMaxPool2D" : "GlobalAveragePool2D";

    public override ShapeResult Infer(EquatableArray<Shape> inputs) => inputs[0].Rank == 3
        ? Shape.Vector(inputs[0].Axes[0])
        : ShapeFindings.NeedsImage(Declared, 2, inputs[0]).GoingOnWith(Shape.Vector(inputs[0].Rank > 0 ? inputs[0].Axes[0] : 1));

    public override Value Lower(Lowering g)
    {
        Value x = g.Input.Positions();
        Value folded = g.Builder.Reduce(Reduction, ReducedAxes.Positions, x);
        return Reduction is Reduction.Max ? folded : folded.Map(sum => sum / x.Type.Positions);
    }

    public override void Differentiate(Adjoints g) => g.ToInput(0, () =>
    {
        Value x = g.Input.Positions();

        if (Reduction is Reduction.Sum)
            return g.Builder.Map([g.Gradient.Map(dy => dy / x.Type.Positions)], new Argument(0), x.Type).Image(g.Input.Type.Shape);

        Value isLargest = Value.Map(x, g.Output, (a, most) => (a >= most).Choose(1, 0));
        Value count = g.Builder.Reduce(Reduction.Sum, ReducedAxes.Positions, isLargest);
        return (isLargest * (g.Gradient / count)).Image(g.Input.Type.Shape);
    });
}
