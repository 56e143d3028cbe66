using System.Linq;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// A state as a cell is given it: at the first step the second input, or without one what the batch before left or zero, and at any other what <see cref="StatesOf"/> says. The first input is the step's vector, which knows how many steps there are.
/// </summary>
internal sealed record StateOf(int Units, bool Reverse, bool IsStateful = false) : Operator
{
    public override string Title => "state";

    public override int Arity => int.MaxValue;

    public override EquatableArray<KeptSpec> KeptStates => IsStateful ? [new(KeptState, Units)] : [];

    private const string KeptState = "state";

    public override ShapeResult Infer(EquatableArray<Shape> inputs) =>
        inputs.Count == 1 || inputs[1].Rank == 1
            ? Shape.Vector(Units)
            : ShapeFindings.NeedsVectorProblem("A state", inputs[1]).GoingOnWith(Shape.Vector(Units));

    public override Value Lower(Lowering g) =>
        g.Builder.Carry(TensorType.At(g.Input.Type.Positions, Shape.Vector(Units)), Reverse, g.Inputs.Count > 1 ? g.Inputs[1] : IsStateful ? g.Remembered(KeptState) : null);

    /// <summary>∂L by the state before a step is what the loop backward hands on to the step before.</summary>
    public override void Differentiate(Adjoints g)
    {
        g.Builder.Recur(g.Builder.AfterOf(g.Output), g.Gradient);

        if (g.Inputs.Count > 1)
            g.ToInput(1, () => g.Gradient.At(Reverse ? g.Output.Type.Positions - 1 : 0));
    }
}
