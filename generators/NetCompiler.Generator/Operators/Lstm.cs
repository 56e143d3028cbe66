using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Long short-term memory (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000), gates in PyTorch's order: input, forget, candidate, output.
/// <code>
/// [i f g o] = x·Wᵀ + h₋₁·Uᵀ + b,  i, f, o by σ,  g by tanh;   σ(f + forgetBias)
/// c = f·c₋₁ + i·g        h = o·tanh c
/// dc = dc₊₁ + dh·o·(1 − tanh² c)    do = dh·tanh c    di = dc·g    df = dc·c₋₁    dg = dc·i    dc₋₁ = dc·f
/// da = [di·i(1 − i)  df·f(1 − f)  dg·(1 − g²)  do·o(1 − o)]    dh₋₁ = da·U    dW = Σ daᵀ·x    dU = Σ daᵀ·h₋₁    db = Σ da
/// </code>
/// With a projection the state is (o·tanh c)·Pᵀ (Sak et al. 2014); with peepholes, i and f see p∘c₋₁ too and o sees p∘c (Gers and Schmidhuber 2000).
/// </summary>
/// <param name="Units">H, of which the cell has as many numbers.</param>
/// <param name="ForgetBias">What is added to the forget gate.</param>
/// <param name="Way">How it goes, and what it is given beside the sequence.</param>
/// <param name="Projection">How many numbers the state has; 0 for H, without a projection.</param>
/// <param name="HasPeephole">Whether the gates see the cell.</param>
/// <param name="ReturnsCells">Whether the result has the cell after every step beside the state.</param>
internal sealed record Lstm(int Units, double ForgetBias, Recursion Way, int Projection = 0, bool HasPeephole = false, bool ReturnsCells = false) : Recurrent(Units, Way)
{
    public override string Title => "lstm";

    public override EquatableArray<int> ResultLengths => ReturnsCells ? [StateUnits, Units] : [];

    protected override int Gates => 4;

    protected override int StateUnits => Projection > 0 ? Projection : Units;

    protected override int ResultUnits => ReturnsCells ? StateUnits + Units : StateUnits;

    public override EquatableArray<KeptSpec> KeptStates => Way.IsStateful ? base.KeptStates.Add(new(KeptCell, Units)) : [];

    /// <summary>What the cell is called among all that is kept from batch to batch.</summary>
    private const string KeptCell = "cell";

    public override EquatableArray<ParameterSpec> Parameters(EquatableArray<Shape> inputs)
    {
        EquatableArray<ParameterSpec> parameters = base.Parameters(inputs);

        if (Projection > 0)
            parameters = parameters.Add(new("projection", new Shape([Projection, Units]), ParameterLayout.Panels, new Initializer(InitializerKind.GlorotUniform)));

        foreach (string gate in HasPeephole ? new[] { "input", "forget", "output" } : [])
            parameters = parameters.Add(new(Peephole(gate), Shape.Vector(Units), ParameterLayout.Vector, Initializer.Zeros));

        return parameters;
    }

    public override Value Lower(Lowering g)
    {
        string scope = g.Builder.Scope;
        Value projected = Projected(g), before = Before(g), cellBefore = Before(g, "cell.before", KeptCell, Units, Way.HasInitialCell ? Way.InitialCell : null);
        Value gates = (Recalled(g, Remembered(g, before)) + projected).Named(scope + ".gates");

        Value input = g.Keep("input", Seeing(g, "input", Gate(gates, 0), cellBefore).Map(Functions.Sigmoid).Named(scope + ".input"));
        Value forget = g.Keep("forget", Seeing(g, "forget", Gate(gates, 1), cellBefore).Map(a => Sigmoid(a + ForgetBias)).Named(scope + ".forget"));
        Value candidate = g.Keep("candidate", Gate(gates, 2).Map(Functions.Tanh).Named(scope + ".candidate"));
        Value made = g.Keep("cell", (forget * cellBefore + input * candidate).Named(scope + ".cell"));
        Value output = g.Keep("output", Seeing(g, "output", Gate(gates, 3), made).Map(Functions.Sigmoid).Named(scope + ".output"));
        Value squashed = g.Keep("squashed", made.Map(Functions.Tanh).Named(scope + ".squashed"));

        Value state = output * squashed;

        if (Projection > 0)
            state = g.Builder.Contract("bi", "oi", "bo", g.Keep("unprojected", state.Named(scope + ".unprojected")), g.Parameter("projection")).Named(scope + ".projection.product");

        state = Handed(g, state, before);
        Value cell = Handed(g, made, cellBefore);
        g.Builder.Recur(before, state);
        g.Builder.Recur(cellBefore, cell);
        return Returned(g, ReturnsCells ? g.Builder.Concat(0, [state, cell]) : state);
    }

    public override void Differentiate(Adjoints g)
    {
        string scope = ReverseMode.GradientPrefix + g.Builder.Scope;
        Value input = g.Kept("input"), forget = g.Kept("forget"), candidate = g.Kept("candidate"), output = g.Kept("output"), squashed = g.Kept("squashed"), cellBefore = g.Kept("cell.before");
        Value after = After(g), cellAfter = After(g, "cell.after", Units, isReturned: false);
        Value byState = ByState(g, after), byCellAfter = ReturnsCells ? cellAfter + Part(g, StateUnits, Units) : cellAfter;
        Value byMade = ByMade(g, byState), bySquashed = byMade;

        if (Projection > 0)
            bySquashed = g.Builder.Contract("bo", "oi", "bi", byMade, g.Parameter("projection")).Named(scope + ".unprojected");

        Value byOutput = Value.Map(bySquashed, squashed, output, (dh, t, o) => dh * t * (o * (1 - o))).Named(scope + ".output");
        Value byCell = Seeing(g, "output", ByMade(g, byCellAfter) + Value.Map(bySquashed, output, squashed, (dh, o, t) => dh * o * (1 - t * t)), byOutput).Named(scope + ".cell");
        Value byInput = Value.Map(byCell, candidate, input, (dc, c, i) => dc * c * (i * (1 - i))).Named(scope + ".input");
        Value byForget = Value.Map(byCell, cellBefore, forget, (dc, c, f) => dc * c * (f * (1 - f))).Named(scope + ".forget");
        Value gates = g.Builder.Concat(0, [byInput, byForget, Value.Map(byCell, input, candidate, (dc, i, c) => dc * i * (1 - c * c)).Named(scope + ".candidate"), byOutput]).Named(scope + ".gates");

        HandBack(g, after, ByRecalled(g, gates), byState);
        HandBack(g, cellAfter, Seeing(g, "forget", Seeing(g, "input", byCell * forget, byInput), byForget), byCellAfter, Way.HasInitialCell ? Way.InitialCell : null, "cell.before");
        Contribute(g, gates, gates);

        if (Projection > 0)
            g.ToParameter("projection", () => g.Builder.Contract("bo", "bi", "oi", byMade, g.Kept("unprojected")));

        if (HasPeephole)
            ContributePeepholes(g, byInput, byForget, byOutput);
    }

    private static void ContributePeepholes(Adjoints g, Value byInput, Value byForget, Value byOutput)
    {
        g.ToParameter(Peephole("input"), () => (byInput * g.Kept("cell.before")).SumBatch());
        g.ToParameter(Peephole("forget"), () => (byForget * g.Kept("cell.before")).SumBatch());
        g.ToParameter(Peephole("output"), () => (byOutput * g.Kept("cell")).SumBatch());
    }

    protected override Value ByState(Adjoints g, Value after) =>
        ReturnsCells ? (after + Part(g, 0, StateUnits)).Named(ReverseMode.GradientPrefix + g.Builder.Scope + ".state") : base.ByState(g, after);

    private static Value Part(Adjoints g, int start, int length) => g.Builder.Slice(g.Gradient.Steps(), 0, start, length);

    private static string Peephole(string gate) => gate + "Peephole";

    /// <summary>What a gate sees of the cell is added to it; and to ∂L by the cell what comes back by that way.</summary>
    private Value Seeing(Lowering g, string gate, Value sum, Value cell) => HasPeephole ? Value.Map(sum, cell, g.Parameter(Peephole(gate)), (a, c, p) => a + p * c) : sum;

    /// <inheritdoc cref="Seeing(Lowering, string, Value, Value)"/>
    private Value Seeing(Adjoints g, string gate, Value byCell, Value byGate) => HasPeephole ? Value.Map(byCell, byGate, g.Parameter(Peephole(gate)), (dc, da, p) => dc + p * da) : byCell;
}
