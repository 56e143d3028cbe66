using System;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// Negative log-likelihood under a normal distribution whose mean μ and variance v the network gives: the halves of the first axis (PyTorch's GaussianNLLLoss).
/// <code>
/// L  = (1/n)·Σ ½·(log v + (μ − y)²/v)  [+ ½·log 2π]
/// dμ = (μ − y)/v / n
/// ds = ½·(1 − (μ − y)²/v) / n          of log v = s
/// dv = ½·(1 − (μ − y)²/v)/v / n        of a variance, which is ε where it is less and then has this derivative all the same, as in PyTorch
/// </code>
/// </summary>
internal sealed record GaussianNegativeLogLikelihood(bool LogVariance, bool Full, double Epsilon, LossReduction Reduction) : ReducedLoss(Reduction)
{
    public override string Title => "Gaussian negative log-likelihood";

    public override ResponseForm Response => ResponseForm.None;

    public override Shape TargetShape(Shape prediction) => prediction.PartOfFirst(2);

    public override ShapeProblem? Check(Shape prediction) =>
        ShapeFindings.NeedsParts("GaussianNegativeLogLikelihood", 2, "means and variances", prediction);

    protected override Value Elements(Value prediction, Value target)
    {
        (Value error, Value precision) = Standardized(prediction, target);
        Value second = prediction.PartOfFirst(1, 2);
        double constant = Full ? 0.5 * Math.Log(2 * Math.PI) : 0;

        return Value.Map(error, precision, second, (e, w, s) => 0.5 * ((LogVariance ? s : Log(Max(s, Epsilon))) + e * e * w) + constant);
    }

    protected override Value Slopes(Value prediction, Value target, Value share)
    {
        (Value error, Value precision) = Standardized(prediction, target);
        Value mean = Value.Map(error, precision, share, (e, w, dl) => e * w * dl);
        Value spread = Value.Map(error, precision, share, (e, w, dl) => 0.5 * (1 - e * e * w) * (LogVariance ? dl : w * dl));
        return prediction.Builder.Concat(0, [Counted(mean, target), Counted(spread, target)]);
    }

    /// <summary>μ − y and 1/v.</summary>
    private (Value Error, Value Precision) Standardized(Value prediction, Value target)
    {
        string scope = prediction.Builder.Scope;
        Value error = (prediction.PartOfFirst(0, 2) - target).Named(scope + ".error");
        Value precision = prediction.PartOfFirst(1, 2).Map(s => LogVariance ? Exp(-s) : 1 / Max(s, Epsilon)).Named(scope + ".precision");
        return (error, precision);
    }
}
