using System;
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
/// <code>
/// h[t] = step(x[t]∘d, h[t−1]∘e, h[t−1])  where mask[t] > 0, else h[t−1]          d, e: dropout's factors, the same at all steps of an example
/// </code>
/// </summary>
/// <param name="Units">H.</param>
/// <param name="Way">How it goes, and what it is given beside the sequence.</param>
internal abstract record Recurrent(int Units, Recursion Way) : Operator
{
    public override string Declared => $"{GetType().Name}({Units})";

    public override int Arity => int.MaxValue;

    public override bool IsRandom => Way.Dropout > 0 || Way.RecurrentDropout > 0;

    /// <summary>How many vectors of H numbers each step takes of its input.</summary>
    protected abstract int Gates { get; }

    /// <summary>How many numbers the state has.</summary>
    protected virtual int StateUnits => Units;

    /// <summary>How many features the result has.</summary>
    protected virtual int ResultUnits => StateUnits;

    public override ShapeResult Infer(EquatableArray<Shape> inputs)
    {
        int steps = inputs[0].Rank > 0 ? inputs[0].Axes[0] : 1;
        Shape result = Way.ReturnsSequences ? new Shape([steps, ResultUnits]) : Shape.Vector(ResultUnits);
        return Problem(inputs) is { } problem ? problem.GoingOnWith(result) : result;
    }

    public override EquatableArray<ParameterSpec> Parameters(EquatableArray<Shape> inputs) =>
    [
        new("weight", new Shape([Gates * Units, inputs[0].Axes.Last()]), ParameterLayout.Panels, new Initializer(InitializerKind.GlorotUniform)),
        new("recurrent", new Shape([Gates * Units, StateUnits]), ParameterLayout.Panels, new Initializer(InitializerKind.Orthogonal)),
        new("bias", Shape.Vector(Gates * Units), ParameterLayout.Vector, Initializer.Zeros),
    ];

    public override EquatableArray<KeptSpec> KeptStates => Way.IsStateful ? [new(KeptState, StateUnits)] : [];

    /// <summary>What the state is called among all that is kept from batch to batch.</summary>
    private const string KeptState = "state";

    private ShapeProblem? Problem(EquatableArray<Shape> inputs) =>
        inputs[0].Rank != 2 ? ShapeFindings.NeedsSequence(Declared, inputs[0])
        : Way.IsMasked && SequenceFindings.Mask(Declared, inputs[0], inputs[1]) is { } mask ? mask
        : Way.HasInitial && SequenceFindings.Initial(Declared, "initial", StateUnits, inputs[Way.Initial]) is { } initial ? initial
        : Way.HasInitialCell ? SequenceFindings.Initial(Declared, "initialCell", Units, inputs[Way.InitialCell])
        : null;

    // ── Forward ──────────────────────────────────────────────────────────────────────────

    /// <summary>What all steps take of their inputs: x·Wᵀ + b.</summary>
    protected Value Projected(Lowering g) =>
        (g.Builder.Contract("bi", "oi", "bo", g.Keep("seen", Dropped(g.Input.Steps(), Way.Dropout, g.Training ? g.Uniform : null)), g.Parameter("weight")) + g.Parameter("bias")).Named(g.Builder.Scope + ".projected");

    /// <summary>A state as it is before each step: at first what an input says, what the batch before left, or zero.</summary>
    protected Value Before(Lowering g, string name, string kept, int units, int? initial) => g.Keep(
        name,
        g.Builder.Carry(TensorType.At(Steps(g.Input), Shape.Vector(units)), Way.Reverse, initial is { } input ? g.Inputs[input] : Way.IsStateful ? g.Remembered(kept) : null).Named(g.Builder.Scope + "." + name));

    /// <summary>The state as it is before each step.</summary>
    protected Value Before(Lowering g) => Before(g, "before", KeptState, StateUnits, Way.HasInitial ? Way.Initial : null);

    /// <summary>The state before each step as the gates see it.</summary>
    protected Value Remembered(Lowering g, Value before) => g.Keep("seen.before", Dropped(before, Way.RecurrentDropout, g.Training ? g.SecondUniform : null));

    /// <summary>What the state before each step gives to the gates: h₋₁·Uᵀ.</summary>
    protected static Value Recalled(Lowering g, Value before) => g.Builder.Contract("bi", "oi", "bo", before, g.Parameter("recurrent")).Named(g.Builder.Scope + ".recurrent.product");

    /// <summary>What is handed on: what the step makes of it, or what it was before where the step is padding.</summary>
    protected Value Handed(Lowering g, Value made, Value before) =>
        Way.IsMasked ? Value.Map(g.Inputs[1].Steps(), made, before, (m, next, last) => (m > 0).Choose(next, last)) : made;

    /// <summary>The part of a vector that belongs to a gate.</summary>
    protected Value Gate(Value gates, int index) => gates.Builder.Slice(gates, 0, index * Units, Units);

    /// <summary>What the layer returns of the states after each step.</summary>
    protected Value Returned(Lowering g, Value states) => Way.ReturnsSequences
        ? states.Named(g.Builder.Scope + ".state").Sequence(new Shape([Steps(g.Input), ResultUnits]))
        : states.Named(g.Builder.Scope + ".state").At(Way.Reverse ? 0 : Steps(g.Input) - 1);

    private static int Steps(Value input) => input.Type.Shape.Axes[0];

    /// <summary>Variational dropout (Gal and Ghahramani 2016, arXiv:1512.05287): the same features of an example are zero at all steps. A gradient goes through it as the value did.</summary>
    private static Value Dropped(Value rows, double rate, Func<TensorType, Value>? draw) =>
        rate > 0 && draw is not null ? Value.Map(rows, draw(TensorType.Each(rows.Type.Shape)), (x, u) => (u >= rate).Choose(x * (1 / (1 - rate)), 0)) : rows;

    // ── Backward ─────────────────────────────────────────────────────────────────────────

    /// <summary>∂L by a state after each step, as later steps leave it: what the loop backward hands on.</summary>
    protected Value After(Adjoints g, string name, int units, bool isReturned) => g.Builder
        .Carry(TensorType.At(Steps(g.Input), Shape.Vector(units)), !Way.Reverse, isReturned && !Way.ReturnsSequences ? g.Gradient : null)
        .Named(ReverseMode.GradientPrefix + g.Builder.Scope + "." + name);

    /// <summary>∂L by the state after each step, as later steps leave it.</summary>
    protected Value After(Adjoints g) => After(g, "after", StateUnits, isReturned: true);

    /// <summary>∂L by the state after each step: by way of later steps, and by way of what the layer returns.</summary>
    protected virtual Value ByState(Adjoints g, Value after) =>
        (Way.ReturnsSequences ? after + g.Gradient.Steps() : after).Named(ReverseMode.GradientPrefix + g.Builder.Scope + ".state");

    /// <summary>∂L by what the step made of a state: none where it is padding.</summary>
    protected Value ByMade(Adjoints g, Value byHanded) =>
        Way.IsMasked ? Value.Map(g.Inputs[1].Steps(), byHanded, (m, d) => (m > 0).Choose(d, 0)) : byHanded;

    /// <summary>Says what ∂L by a state is before each step: by way of the step, or of what was handed on where it is padding. What an input said comes to know of it.</summary>
    protected void HandBack(Adjoints g, Value after, Value byStep, Value byHanded, int? initial, string name)
    {
        string label = ReverseMode.GradientPrefix + g.Builder.Scope + "." + name;
        Value before = Way.IsMasked ? Value.Map(g.Inputs[1].Steps(), byStep.Named(label + ".made"), byHanded, (m, d, later) => (m > 0).Choose(d, later)) : byStep;
        before = before.Named(label);
        g.Builder.Recur(after, before);

        if (initial is { } input)
            g.ToInput(input, () => before.At(Way.Reverse ? Steps(g.Input) - 1 : 0));
    }

    /// <summary>The same of the state.</summary>
    protected void HandBack(Adjoints g, Value after, Value byStep, Value byHanded) => HandBack(g, after, byStep, byHanded, Way.HasInitial ? Way.Initial : null, "before");

    /// <summary>∂L by the state before each step by way of the gates: da·U.</summary>
    protected Value ByRecalled(Adjoints g, Value gates) => ByRemembered(g, g.Builder.Contract("bo", "oi", "bi", gates, g.Parameter("recurrent")));

    /// <summary>∂L by the state before each step, given ∂L by what the gates see of it.</summary>
    protected Value ByRemembered(Adjoints g, Value gradient) => Dropped(gradient, Way.RecurrentDropout, g.SecondUniform);

    /// <summary>Contributes what follows from ∂L by the projected inputs and by what the state's product gives.</summary>
    protected void Contribute(Adjoints g, Value projected, Value recurrent)
    {
        g.ToInput(0, () => Dropped(g.Builder.Contract("bo", "oi", "bi", projected, g.Parameter("weight")), Way.Dropout, g.Uniform).Sequence(g.Input.Type.Shape));
        g.ToParameter("weight", () => g.Builder.Contract("bo", "bi", "oi", projected, g.Kept("seen")));
        g.ToParameter("recurrent", () => g.Builder.Contract("bo", "bi", "oi", recurrent, g.Kept("seen.before")));
        g.ToParameter("bias", () => projected.SumBatch());
    }
}
