using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Primitives;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Softmax and focal loss as one stable group (Lin et al. 2017), for one class out of several.
/// <code>
/// L   = α·u^γ·c,   p = softmax(z),  u = Σ pᵢ over i ≠ label,  c = −log p[label]
/// dzᵢ = α·(pᵢ − onehot(label)ᵢ)·u^γ·(1 + γ·p[label]·c/u)
/// </code>
/// u is a sum and not 1 − p[label]; below ½, c is −log(1 − u).
/// </summary>
internal sealed record SoftmaxFocal(double Gamma, double Alpha) : ClassLoss
{
    /// <summary>Below what a float of a probability that matters can be: it keeps 0/0 from being NaN.</summary>
    private const double Least = 1e-37;

    public override string Title => "softmax focal";

    public override ResponseForm Response => ResponseForm.Softmax;

    protected override Value Each(Value prediction, Value target)
    {
        Value wrong = Wrong(prediction, target);
        return Value.Map(wrong, CrossEntropy(prediction, target, wrong), (u, c) => Power.Of(u, Gamma) * c * Alpha);
    }

    protected override Value Slope(Value prediction, Value target, Value gradient)
    {
        Value wrong = Wrong(prediction, target);
        Value scale = Value.Map(wrong, CrossEntropy(prediction, target, wrong), gradient, (u, c, dl) => Power.Of(u, Gamma) * (1 + Gamma * ((1 - u) * (c / Max(u, Least)))) * Alpha * dl).Named(prediction.Builder.Scope + ".scale");
        return Value.Map(Answer(prediction), OneHot(prediction, target), scale, (p, y, s) => (p - y) * s);
    }

    protected override Value Answer(Value prediction) => Softmax.Of(prediction).Named(prediction.Label + ".probabilities");

    /// <summary>u, the probability of all other classes.</summary>
    private Value Wrong(Value prediction, Value target) =>
        Value.Map(Answer(prediction), OneHot(prediction, target), (p, y) => (1 - y) * p).SumExample().Named(prediction.Builder.Scope + ".wrong");

    private Value CrossEntropy(Value prediction, Value target, Value wrong)
    {
        string scope = prediction.Builder.Scope;
        Value max = prediction.MaxExample().Named(scope + ".max");
        Value sum = (prediction - max).Map(Functions.Exp).Named(scope + ".exp").SumExample().Named(scope + ".sum");
        Value far = Value.Map(sum, max, Picked(prediction, target), (s, m, z) => Functions.Log(s) + (m - z));
        return Value.Map(wrong, far, (u, c) => (u < 0.5).Choose(-Log1p(-Min(u, 0.5)), c)).Named(scope + ".crossEntropy");
    }
}
