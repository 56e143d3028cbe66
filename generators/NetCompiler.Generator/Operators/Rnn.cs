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
internal sealed record Rnn(int Units, bool IsRectified, Recursion Way) : Recurrent(Units, Way)
{
    public override string Title => "rnn";

    protected override int Gates => 1;

    public override Value Lower(Lowering g)
    {
        Value projected = Projected(g), before = Before(g);
        Value sum = Recalled(g, Remembered(g, before)) + projected;
        Value state = g.Keep("state", Handed(g, sum.Map(a => IsRectified ? Max(a, 0) : Functions.Tanh(a)), before));
        g.Builder.Recur(before, state);
        return Returned(g, state);
    }

    public override void Differentiate(Adjoints g)
    {
        Value state = g.Kept("state"), after = After(g), byState = ByState(g, after);
        Value inner = Value.Map(ByMade(g, byState), state, (dh, h) => IsRectified ? (h > 0).Choose(dh, 0) : dh * (1 - h * h)).Named(ReverseMode.GradientPrefix + g.Builder.Scope + ".projected");
        HandBack(g, after, ByRecalled(g, inner), byState);
        Contribute(g, inner, inner);
    }
}
