using System;

namespace NetCompiler;

/// <summary>
/// The mean negative logarithm of the probability that the right class was given, in nats.
/// <code>
/// log loss = −(1/n) · Σ ln p[label]        one score:  p[1] = score, p[0] = 1 − score
/// </code>
/// Probabilities are first clipped to [ε, 1 − ε] with ε = 2⁻²³, the spacing of floats at 1, as scikit-learn does with floats: a wrong answer without doubt costs 15.9, not infinity.
/// (Good, "Rational decisions", 1952.)
/// </summary>
public sealed class LogLoss() : ProbabilityMetric("log loss")
{
    private const double Least = 1.0 / (1 << 23);

    private double _sum;
    private long _count;

    /// <inheritdoc/>
    public override double? Value => _count == 0 ? null : _sum / _count;

    /// <inheritdoc/>
    public override void Reset() => (_sum, _count) = (0, 0);

    private protected override void JudgeProbabilities(ReadOnlySpan<float> probabilities, int label)
    {
        double p = probabilities.Length > 1 ? probabilities[label] : label == 1 ? probabilities[0] : 1.0 - probabilities[0];
        _sum -= Math.Log(Math.Clamp(p, Least, 1 - Least));
        _count++;
    }
}
