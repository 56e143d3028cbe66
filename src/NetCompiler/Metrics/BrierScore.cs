using System;

namespace NetCompiler;

/// <summary>
/// The mean squared error of probabilities, 0 at best.
/// <code>
/// two classes   (1/n) · Σ (p[1] − [label = 1])²                 from one score or two; 1 at worst
/// more          (1/n) · Σ Σ over classes c (p[c] − [label = c])²   2 at worst
/// </code>
/// (Brier, "Verification of forecasts expressed in terms of probability", 1950, whose sum over both of two classes is twice the figure here, which is scikit-learn's.)
/// </summary>
public sealed class BrierScore() : ProbabilityMetric("Brier score")
{
    private double _sum;
    private long _count;

    /// <inheritdoc/>
    public override double? Value => _count == 0 ? null : _sum / _count;

    /// <inheritdoc/>
    public override void Reset() => (_sum, _count) = (0, 0);

    private protected override void JudgeProbabilities(ReadOnlySpan<float> probabilities, int label)
    {
        if (probabilities.Length <= 2)
            _sum += Squared(probabilities[^1], label == 1);
        else
            for (int c = 0; c < probabilities.Length; c++)
                _sum += Squared(probabilities[c], label == c);
        _count++;
    }

    private static double Squared(double p, bool isRight)
    {
        double error = isRight ? p - 1 : p;
        return error * error;
    }
}
