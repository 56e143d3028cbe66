using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>A tensor from outside that a cell uses: the same at every step, so that its gradient is the sum over steps. The second input is a value of the cell, which knows how many there are.</summary>
internal sealed record SameAtEveryStep : Operator
{
    public override string Title => "same at every step";

    public override int Arity => 2;

    public override ShapeResult Infer(EquatableArray<Shape> inputs) => inputs[0];

    public override Value Lower(Lowering g) => g.Builder.Map([g.Input], new Argument(0), TensorType.At(g.Inputs[1].Type.Positions, g.Input.Type.Shape));

    public override void Differentiate(Adjoints g) => g.ToInput(0, () => g.Builder.Reduce(Reduction.Sum, ReducedAxes.Positions, g.Gradient));
}
