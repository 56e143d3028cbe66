using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>What a cell sees of a sequence <c>[T, n]</c>: the vector of its step, <c>[n]</c>.</summary>
internal sealed record StepOf : Operator
{
    public override string Title => "step";

    public override ShapeResult Infer(EquatableArray<Shape> inputs) =>
        inputs[0].Rank == 2 ? Shape.Vector(inputs[0].Axes[1]) : ShapeFindings.NeedsSequence("Scan", inputs[0]).GoingOnWith(Shape.Vector(1));

    public override Value Lower(Lowering g) => g.Input.Steps();

    public override void Differentiate(Adjoints g) => g.ToInput(0, () => g.Gradient.Sequence(g.Input.Type.Shape));
}
