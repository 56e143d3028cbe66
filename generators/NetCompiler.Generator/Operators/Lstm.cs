using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Primitives;
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
/// </summary>
internal sealed record Lstm(int Units, double ForgetBias, bool ReturnsSequences, bool Reverse) : Recurrent(Units, ReturnsSequences, Reverse)
{
    public override string Title => "lstm";

    protected override int Gates => 4;

    public override Value Lower(Lowering g)
    {
        string scope = g.Builder.Scope;
        Value projected = Projected(g), before = Before(g, "before"), cellBefore = Before(g, "cell.before");
        Value gates = (g.Builder.Contract("bi", "oi", "bo", before, g.Parameter("recurrent")).Named(scope + ".recurrent.product") + projected).Named(scope + ".gates");

        Value input = g.Keep("input", Gate(gates, 0).Map(Functions.Sigmoid).Named(scope + ".input"));
        Value forget = g.Keep("forget", Gate(gates, 1).Map(a => Sigmoid(a + ForgetBias)).Named(scope + ".forget"));
        Value candidate = g.Keep("candidate", Gate(gates, 2).Map(Functions.Tanh).Named(scope + ".candidate"));
        Value output = g.Keep("output", Gate(gates, 3).Map(Functions.Sigmoid).Named(scope + ".output"));

        Value cell = (forget * cellBefore + input * candidate).Named(scope + ".cell");
        Value squashed = g.Keep("squashed", cell.Map(Functions.Tanh).Named(scope + ".squashed"));
        Value state = output * squashed;
        g.Builder.Recur(before, state);
        g.Builder.Recur(cellBefore, cell);
        return Returned(g, state);
    }

    public override void Differentiate(Adjoints g)
    {
        string scope = ReverseMode.GradientPrefix + g.Builder.Scope;
        Value input = g.Kept("input"), forget = g.Kept("forget"), candidate = g.Kept("candidate"), output = g.Kept("output"), squashed = g.Kept("squashed");
        Value after = After(g, "after", isReturned: true), cellAfter = After(g, "cell.after", isReturned: false);
        Value byState = ByState(g, after);
        Value byCell = (cellAfter + Value.Map(byState, output, squashed, (dh, o, t) => dh * o * (1 - t * t))).Named(scope + ".cell");

        Value gates = g.Builder.Concat(0,
        [
            Value.Map(byCell, candidate, input, (dc, c, i) => dc * c * (i * (1 - i))).Named(scope + ".input"),
            Value.Map(byCell, g.Kept("cell.before"), forget, (dc, c, f) => dc * c * (f * (1 - f))).Named(scope + ".forget"),
            Value.Map(byCell, input, candidate, (dc, i, c) => dc * i * (1 - c * c)).Named(scope + ".candidate"),
            Value.Map(byState, squashed, output, (dh, t, o) => dh * t * (o * (1 - o))).Named(scope + ".output"),
        ]).Named(scope + ".gates");

        g.Builder.Recur(after, g.Builder.Contract("bo", "oi", "bi", gates, g.Parameter("recurrent")).Named(scope + ".before"));
        g.Builder.Recur(cellAfter, (byCell * forget).Named(scope + ".cell.before"));
        Contribute(g, gates, gates, g.Kept("before"));
    }
}
