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
/// </summary>
internal sealed record Gru(int Units, bool ReturnsSequences, bool Reverse) : Recurrent(Units, ReturnsSequences, Reverse)
{
    public override string Title => "gru";

    protected override int Gates => 3;

    public override EquatableArray<ParameterSpec> Parameters(EquatableArray<Shape> inputs) =>
        base.Parameters(inputs).Add(new("recurrentBias", Shape.Vector(Gates * Units), ParameterLayout.Vector, Initializer.Zeros));

    public override Value Lower(Lowering g)
    {
        string scope = g.Builder.Scope;
        Value projected = Projected(g), before = Before(g, "before");
        Value gates = (g.Builder.Contract("bi", "oi", "bo", before, g.Parameter("recurrent")).Named(scope + ".recurrent.product") + g.Parameter("recurrentBias")).Named(scope + ".gates");

        Value reset = g.Keep("reset", Value.Map(Gate(projected, 0), Gate(gates, 0), (p, q) => Sigmoid(p + q)).Named(scope + ".reset"));
        Value update = g.Keep("update", Value.Map(Gate(projected, 1), Gate(gates, 1), (p, q) => Sigmoid(p + q)).Named(scope + ".update"));
        Value remembered = g.Keep("remembered", Gate(gates, 2));
        Value candidate = g.Keep("candidate", Value.Map(Gate(projected, 2), reset, remembered, (p, r, q) => Functions.Tanh(p + r * q)).Named(scope + ".candidate"));
        Value state = Value.Map(candidate, update, before, (n, z, h) => n + z * (h - n));
        g.Builder.Recur(before, state);
        return Returned(g, state);
    }

    public override void Differentiate(Adjoints g)
    {
        string scope = ReverseMode.GradientPrefix + g.Builder.Scope;
        Value reset = g.Kept("reset"), update = g.Kept("update"), candidate = g.Kept("candidate"), before = g.Kept("before");
        Value after = After(g, "after", isReturned: true), byState = ByState(g, after);

        Value byCandidate = Value.Map(byState, update, candidate, (dh, z, n) => dh * (1 - z) * (1 - n * n)).Named(scope + ".candidate");
        Value byReset = Value.Map(byCandidate, g.Kept("remembered"), reset, (dn, q, r) => dn * q * (r * (1 - r))).Named(scope + ".reset");
        Value byUpdate = Value.Map(byState, before - candidate, update, (dh, difference, z) => dh * difference * (z * (1 - z))).Named(scope + ".update");
        Value projected = g.Builder.Concat(0, [byReset, byUpdate, byCandidate]).Named(scope + ".projected");
        Value gates = g.Builder.Concat(0, [byReset, byUpdate, (byCandidate * reset).Named(scope + ".remembered")]).Named(scope + ".gates");

        Value product = g.Builder.Contract("bo", "oi", "bi", gates, g.Parameter("recurrent")).Named(scope + ".recurrent.product");
        g.Builder.Recur(after, (product + byState * update).Named(scope + ".before"));
        Contribute(g, projected, gates, before);
        g.ToParameter("recurrentBias", () => gates.SumBatch());
    }
}
