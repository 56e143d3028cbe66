using System.Linq;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// A layer that goes through a sequence <c>[T, n]</c> step by step with a state of H numbers. What it takes of the inputs is one product for all steps, and so is the gradient of every weight:
/// only what depends on the state is in the loop.
/// </summary>
/// <param name="Units">H.</param>
/// <param name="ReturnsSequences">Whether the result is the state after every step, <c>[T, H]</c>, or after the last one.</param>
/// <param name="Reverse">Whether the last step comes first; the states are returned in the order of the steps all the same.</param>
internal abstract record Recurrent(int Units, bool ReturnsSequences, bool Reverse) : Operator
{
    public override string Declared => $"{GetType().Name}({Units})";

    /// <summary>How many vectors of H numbers each step takes of its input.</summary>
    protected abstract int Gates { get; }

    public override ShapeResult Infer(EquatableArray<Shape> inputs)
    {
        int steps = inputs[0].Rank > 0 ? inputs[0].Axes[0] : 1;
        Shape result = ReturnsSequences ? new Shape([steps, Units]) : Shape.Vector(Units);
        return inputs[0].Rank == 2 ? result : ShapeFindings.NeedsSequence(Declared, inputs[0]).GoingOnWith(result);
    }

    public override EquatableArray<ParameterSpec> Parameters(EquatableArray<Shape> inputs) =>
    [
        new("weight", new Shape([Gates * Units, inputs[0].Axes.Last()]), ParameterLayout.Panels, new Initializer(InitializerKind.GlorotUniform)),
        new("recurrent", new Shape([Gates * Units, Units]), ParameterLayout.Panels, new Initializer(InitializerKind.Orthogonal)),
        new("bias", Shape.Vector(Gates * Units), ParameterLayout.Vector, Initializer.Zeros),
    ];

    /// <summary>What all steps take of their inputs: x·Wᵀ + b.</summary>
    protected static Value Projected(Lowering g) =>
        (g.Builder.Contract("bi", "oi", "bo", g.Input.Steps(), g.Parameter("weight")) + g.Parameter("bias")).Named(g.Builder.Scope + ".projected");

    /// <summary>A state as it is before each step, from zero.</summary>
    protected Value Before(Lowering g, string name) =>
        g.Keep(name, g.Builder.Carry(TensorType.At(g.Input.Type.Shape.Axes[0], Shape.Vector(Units)), Reverse).Named(g.Builder.Scope + "." + name));

    /// <summary>The part of a vector that belongs to a gate.</summary>
    protected Value Gate(Value gates, int index) => gates.Builder.Slice(gates, 0, index * Units, Units);

    /// <summary>What the layer returns of the states after each step.</summary>
    protected Value Returned(Lowering g, Value states) => ReturnsSequences
        ? states.Named(g.Builder.Scope + ".state").Sequence(new Shape([g.Input.Type.Shape.Axes[0], Units]))
        : states.Named(g.Builder.Scope + ".state").At(Reverse ? 0 : g.Input.Type.Shape.Axes[0] - 1);

    /// <summary>∂L by the state after each step, as later steps leave it: what the loop backward hands on.</summary>
    protected Value After(Adjoints g, string name, bool isReturned) => g.Builder
        .Carry(TensorType.At(g.Input.Type.Shape.Axes[0], Shape.Vector(Units)), !Reverse, isReturned && !ReturnsSequences ? g.Gradient : null)
        .Named(ReverseMode.GradientPrefix + g.Builder.Scope + "." + name);

    /// <summary>∂L by the state after each step: by way of later steps, and by way of what the layer returns.</summary>
    protected Value ByState(Adjoints g, Value after) =>
        (ReturnsSequences ? after + g.Gradient.Steps() : after).Named(ReverseMode.GradientPrefix + g.Builder.Scope + ".state");

    /// <summary>Contributes what follows from ∂L by the projected inputs and by what the state's product gives.</summary>
    protected static void Contribute(Adjoints g, Value projected, Value recurrent, Value before)
    {
        g.ToInput(0, () => g.Builder.Contract("bo", "oi", "bi", projected, g.Parameter("weight")).Sequence(g.Input.Type.Shape));
        g.ToParameter("weight", () => g.Builder.Contract("bo", "bi", "oi", projected, g.Input.Steps()));
        g.ToParameter("recurrent", () => g.Builder.Contract("bo", "bi", "oi", recurrent, before));
        g.ToParameter("bias", () => projected.SumBatch());
    }
}
