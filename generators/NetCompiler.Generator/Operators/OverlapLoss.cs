using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Primitives;
using static NetCompiler.Generator.Expressions.Functions;

namespace NetCompiler.Generator.Operators;

/// <summary>
/// How badly a predicted mask overlaps with the target's, all elements of an example together: sigmoid and a soft count of hits and of both kinds of error.
/// <code>
/// L  = 1 − N/D      p = σ(z),  hits = Σ p·y,  falsePositives = Σ p·(1 − y),  falseNegatives = Σ (1 − p)·y
/// N  = k·hits + s,  D = N + α·falsePositives + β·falseNegatives = (k − α − β)·hits + α·Σp + β·Σy + s
/// dz = (N/D·((k − α − β)·y + α) − k·y)/D·p·(1 − p)
/// </code>
/// </summary>
internal abstract record OverlapLoss(double Smoothing) : Loss
{
    /// <summary>It keeps 0/0 from being NaN where nothing is asked for, nothing is answered and nothing is smoothed; the loss is 1 there.</summary>
    private const double Least = 1e-30;

    public sealed override TargetForm Target => TargetForm.Values;

    public sealed override ResponseForm Response => ResponseForm.Sigmoid;

    /// <summary>k, how often a hit counts.</summary>
    protected abstract double OfHits { get; }

    /// <summary>α.</summary>
    protected abstract double OfFalsePositives { get; }

    /// <summary>β.</summary>
    protected abstract double OfFalseNegatives { get; }

    public sealed override Value Respond(Value prediction) => prediction.Map(Functions.Sigmoid).Named(prediction.Label + ".probabilities");

    public sealed override Value Lower(Value prediction, Value target)
    {
        (Value upper, Value lower) = Fraction(prediction, target);
        return Value.Map(upper, lower, (n, d) => 1 - n / d);
    }

    public sealed override Value Differentiate(Value prediction, Value target, Value gradient)
    {
        (Value upper, Value lower) = Fraction(prediction, target);
        string scope = prediction.Builder.Scope;
        Value quotient = (upper / lower).Named(scope + ".overlap");
        Value share = (gradient / lower).Named(scope + ".share");
        Value slope = Value.Map(quotient, target, (q, y) => q * ((OfHits - OfFalsePositives - OfFalseNegatives) * y + OfFalsePositives) - OfHits * y);
        Value byOutput = Value.Map(slope, Respond(prediction), share, (d, p, s) => d * (p * (1 - p)) * s);
        return IgnoresMissing ? Value.Map(byOutput, target, (d, y) => IsThere(y).Choose(d, 0)) : byOutput;
    }

    /// <summary>N and D.</summary>
    private (Value Upper, Value Lower) Fraction(Value prediction, Value target)
    {
        string scope = prediction.Builder.Scope;
        Value p = Counted(Respond(prediction), target), y = Counted(target, target);
        Value hits = (p * y).SumExample().Named(scope + ".hits");
        Value answered = p.SumExample().Named(scope + ".answered"), asked = y.SumExample().Named(scope + ".asked");
        Value upper = hits.Map(h => OfHits * h + Smoothing).Named(scope + ".upper");
        Value lower = Value.Map(hits, answered, asked, (h, a, b) =>
            Max((OfHits - OfFalsePositives - OfFalseNegatives) * h + OfFalsePositives * a + OfFalseNegatives * b + Smoothing, Least)).Named(scope + ".lower");
        return (upper, lower);
    }

    private Value Counted(Value x, Value target) => IgnoresMissing ? Value.Map(x, target, (v, y) => IsThere(y).Choose(v, 0)) : x;
}
