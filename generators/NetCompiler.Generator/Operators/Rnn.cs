using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Primitives;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Elman's recurrent layer (1990), with tanh or, in PyTorch's words, the nonlinearity relu.
/// <code>
/// h = f(x·Wᵀ + h₋₁·Uᵀ + b)          h₋₁: the state before the step, at first 0
/// da = (∂L/∂h + da₊₁·U)·f′    dW = Σ daᵀ·x    dU = Σ daᵀ·h₋₁    db = Σ da    over examples and steps
/// </code>
/// </summary>
internal sealed record Rnn(int Units, bool IsRectified, bool ReturnsSequences, bool Reverse) : Recurrent(Units, ReturnsSequences, Reverse)
{
    public override string Title => "rnn";

    protected override int Gates => 1;

    public override Value Lower(Lowering g)
    {
        Value projected = Projected(g), before = Before(g, "before");
        Value sum = g.Builder.Contract("bi", "oi", "bo", before, g.Parameter("recurrent")).Named(g.Builder.Scope + ".recurrent.product") + projected;
        Value state = g.Keep("state", sum.Map(a => IsRectified ? Max(a, 0) : Functions.Tanh(a)));
        g.Builder.Recur(before, state);
        return Returned(g, state);
    }

    public override void Differentiate(Adjoints g)
    {
        Value state = g.Kept("state"), after = After(g, "after", isReturned: true);
        Value inner = Value.Map(ByState(g, after), state, (dh, h) => IsRectified ? (h > 0).Choose(dh, 0) : dh * (1 - h * h)).Named(ReverseMode.GradientPrefix + g.Builder.Scope + ".projected");
        g.Builder.Recur(after, g.Builder.Contract("bo", "oi", "bi", inner, g.Parameter("recurrent")).Named(ReverseMode.GradientPrefix + g.Builder.Scope + ".before"));
        Contribute(g, inner, inner, g.Kept("before"));
    }
}
