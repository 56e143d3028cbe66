using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Primitives;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Softmax and cross-entropy as one stable group (PyTorch's CrossEntropyLoss), with a class number as target, smoothed by ε, or with a probability for each class.
/// <code>
/// L  = log Σ e^(z − max z) + (1 − ε)·(max z − z[label]) + ε·(max z − mean z)
/// dz = softmax(z) − ((1 − ε)·onehot(label) + ε/C)
/// </code>
/// The logarithm of a rounded probability is never taken.
/// </summary>
internal sealed record SoftmaxCrossEntropy(bool SoftTargets = false, double LabelSmoothing = 0) : ClassLoss
{
    public override string Title => "softmax cross-entropy";

    public override TargetForm Target => SoftTargets ? TargetForm.Values : TargetForm.Labels;

    public override ResponseForm Response => ResponseForm.Softmax;

    protected override Value Each(Value prediction, Value target)
    {
        string scope = prediction.Builder.Scope;
        Value max = prediction.MaxExample().Named(scope + ".max");
        Value sum = (prediction - max).Map(Functions.Exp).Named(scope + ".exp").SumExample().Named(scope + ".sum");

        if (SoftTargets)
        {
            Value share = Smoothed(target).SumExample().Named(scope + ".share");
            Value distance = Value.Map(Smoothed(target), max, prediction, (y, m, z) => y * (m - z)).SumExample().Named(scope + ".distance");
            return Value.Map(sum, share, distance, (s, w, d) => w * Log(s) + d);
        }

        Value picked = Picked(prediction, target);

        if (LabelSmoothing == 0)
            return Value.Map(sum, max, picked, (s, m, z) => Log(s) + (m - z));

        Value mean = prediction.SumExample().Map(total => total / prediction.Type.Count).Named(scope + ".mean");
        Value smooth = Value.Map(max, picked, mean, (m, z, average) => (1 - LabelSmoothing) * (m - z) + LabelSmoothing * (m - average)).Named(scope + ".smooth");
        return Value.Map(sum, smooth, (s, d) => Log(s) + d);
    }

    protected override Value Slope(Value prediction, Value target, Value gradient)
    {
        string scope = prediction.Builder.Scope;
        Value probabilities = Answer(prediction);

        if (!SoftTargets)
            return Value.Map(probabilities, Smoothed(OneHot(prediction, target)), gradient, (p, y, dl) => (p - y) * dl);

        // Weights that add up to 1 are not asked for, as in PyTorch.
        Value share = Smoothed(target).SumExample().Named(scope + ".share");
        return Value.Map(Value.Map(probabilities, share, Smoothed(target), (p, w, y) => p * w - y), gradient, (d, dl) => d * dl);
    }

    protected override Value Answer(Value prediction) => Softmax.Of(prediction).Named(prediction.Label + ".probabilities");

    /// <summary>(1 − ε)·y + ε/C</summary>
    private Value Smoothed(Value target) =>
        LabelSmoothing == 0 ? target : target.Map(y => (1 - LabelSmoothing) * y + LabelSmoothing / target.Type.Count).Named(target.Builder.Scope + ".smoothed");
}
