using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// The mean over the steps that count.
/// <code>
/// y = Σ mask[t]·x[t] / Σ mask[t], and 0 where no step counts          x: [T, n]   mask: [T]   y: [n]
/// dx[t] = dy·mask[t] / Σ mask
/// </code>
/// </summary>
internal sealed record MeanOfValid : Operator
{
    public override string Title => "mean";

    public override string Declared => "Mean";

    public override int Arity => 2;

    public override ShapeResult Infer(EquatableArray<Shape> inputs) =>
        inputs[0].Rank != 2 ? ShapeFindings.NeedsSequence(Declared, inputs[0]).GoingOnWith(Shape.Vector(inputs[0].Count))
        : SequenceFindings.Mask(Declared, inputs[0], inputs[1]) is { } problem ? problem.GoingOnWith(Shape.Vector(inputs[0].Axes[1]))
        : Shape.Vector(inputs[0].Axes[1]);

    public override Value Lower(Lowering g)
    {
        Value sum = g.Builder.Reduce(Reduction.Sum, ReducedAxes.Positions, g.Input.Steps() * g.Inputs[1].Steps()).Named(g.Builder.Scope + ".sum");
        return Value.Map(sum, Count(g.Inputs[1]).Named(g.Builder.Scope + ".count"), (s, n) => (n > 0).Choose(s / n, 0));
    }

    public override void Differentiate(Adjoints g) => g.ToInput(0, () =>
        Value.Map(g.Inputs[1].Steps(), Value.Map(g.Gradient, Count(g.Inputs[1]), (dy, n) => (n > 0).Choose(dy / n, 0)), (m, dy) => m * dy).Sequence(g.Input.Type.Shape));

    private static Value Count(Value mask) => mask.SumExample();
}
