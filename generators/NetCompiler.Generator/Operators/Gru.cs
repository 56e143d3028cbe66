using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Gated recurrent unit (Cho et al. 2014) with the reset gate after the state's product, as PyTorch and cuDNN have it; gates in PyTorch's order: reset, update, candidate.
/// <code>
/// p = x·Wᵀ + b    q = h₋₁·Uᵀ + c        r = σ(pᵣ + qᵣ)    z = σ(p_z + q_z)    n = tanh(pₙ + r·qₙ)    h = n + z·(h₋₁ − n)
/// dz = dh·(h₋₁ − n)    dn = dh·(1 − z)·(1 − n²)    dr = dn·qₙ
/// dp = [dr·r(1 − r)  dz·z(1 − z)  dn]    dq = [dr·r(1 − r)  dz·z(1 − z)  dn·r]    dh₋₁ = dq·U + dh·z
/// </code>
/// With the reset gate before the product, as in the paper, n = tanh(pₙ + (r·h₋₁)·Vᵀ), U has two gates, and there is no c: dV = Σ dnᵀ·(r·h₋₁), dr = (dn·V)·h₋₁.
/// </summary>
/// <param name="Units">H.</param>
/// <param name="ResetsAfter">Whether the reset gate comes after the state's product.</param>
/// <param name="Way">How it goes, and what it is given beside the sequence.</param>
internal sealed record Gru(int Units, bool ResetsAfter, Recursion Way) : Recurrent(Units, Way)
{
    private const string Candidate = "candidate";

    public override string Title => "gru";

    protected override int Gates => 3;

    public override EquatableArray<ParameterSpec> Parameters(EquatableArray<Shape> inputs)
    {
        EquatableArray<ParameterSpec> parameters = base.Parameters(inputs);

        return ResetsAfter
            ? parameters.Add(new("recurrentBias", Shape.Vector(Gates * Units), ParameterLayout.Vector, Initializer.Zeros))
            : [parameters[0], parameters[1] with { Shape = new Shape([2 * Units, Units]) }, parameters[1] with { Name = Candidate, Shape = new Shape([Units, Units]) }, parameters[2]];
    }

    public override Value Lower(Lowering g)
    {
        string scope = g.Builder.Scope;
        Value projected = Projected(g), before = Before(g), seen = Remembered(g, before), gates = Recalled(g, seen);

        if (ResetsAfter)
            gates = (gates + g.Parameter("recurrentBias")).Named(scope + ".gates");

        Value reset = g.Keep("reset", Value.Map(Gate(projected, 0), Gate(gates, 0), (p, q) => Sigmoid(p + q)).Named(scope + ".reset"));
        Value update = g.Keep("update", Value.Map(Gate(projected, 1), Gate(gates, 1), (p, q) => Sigmoid(p + q)).Named(scope + ".update"));
        Value remembered = g.Keep("remembered", ResetsAfter ? Gate(gates, 2) : (reset * seen).Named(scope + ".remembered"));

        Value candidate = g.Keep(Candidate, (ResetsAfter
            ? Value.Map(Gate(projected, 2), reset, remembered, (p, r, q) => Functions.Tanh(p + r * q))
            : Value.Map(Gate(projected, 2), g.Builder.Contract("bi", "oi", "bo", remembered, g.Parameter(Candidate)).Named(scope + ".candidate.product"), (p, q) => Functions.Tanh(p + q))).Named(scope + ".candidate"));

        Value state = Handed(g, Value.Map(candidate, update, before, (n, z, h) => n + z * (h - n)), before);
        g.Builder.Recur(before, state);
        return Returned(g, state);
    }

    public override void Differentiate(Adjoints g)
    {
        string scope = ReverseMode.GradientPrefix + g.Builder.Scope;
        Value reset = g.Kept("reset"), update = g.Kept("update"), candidate = g.Kept(Candidate), before = g.Kept("before"), remembered = g.Kept("remembered");
        Value after = After(g), byState = ByState(g, after), byMade = ByMade(g, byState);

        Value byCandidate = Value.Map(byMade, update, candidate, (dh, z, n) => dh * (1 - z) * (1 - n * n)).Named(scope + ".candidate");
        Value byUpdate = Value.Map(byMade, before - candidate, update, (dh, difference, z) => dh * difference * (z * (1 - z))).Named(scope + ".update");
        (Value byReset, Value gates, Value byStep) = ResetsAfter ? AfterProduct() : BeforeProduct();

        HandBack(g, after, byStep + byMade * update, byState);
        Contribute(g, g.Builder.Concat(0, [byReset, byUpdate, byCandidate]).Named(scope + ".projected"), gates);

        if (ResetsAfter)
            g.ToParameter("recurrentBias", () => gates.SumBatch());
        else
            g.ToParameter(Candidate, () => g.Builder.Contract("bo", "bi", "oi", byCandidate, remembered));

        (Value, Value, Value) AfterProduct()
        {
            Value byReset = Value.Map(byCandidate, remembered, reset, (dn, q, r) => dn * q * (r * (1 - r))).Named(scope + ".reset");
            Value gates = g.Builder.Concat(0, [byReset, byUpdate, (byCandidate * reset).Named(scope + ".remembered")]).Named(scope + ".gates");
            return (byReset, gates, ByRecalled(g, gates).Named(scope + ".recurrent.product"));
        }

        (Value, Value, Value) BeforeProduct()
        {
            Value byRemembered = g.Builder.Contract("bo", "oi", "bi", byCandidate, g.Parameter(Candidate)).Named(scope + ".remembered");
            Value byReset = Value.Map(byRemembered, g.Kept("seen.before"), reset, (d, h, r) => d * h * (r * (1 - r))).Named(scope + ".reset");
            Value gates = g.Builder.Concat(0, [byReset, byUpdate]).Named(scope + ".gates");
            return (byReset, gates, ByRecalled(g, gates).Named(scope + ".recurrent.product") + ByRemembered(g, byRemembered * reset));
        }
    }
}
