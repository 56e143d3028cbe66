using System;

namespace NetCompiler;

/// <summary>
/// The coefficient of determination: R² = 1 − Σ(y − t)² / Σ(t − mean t)². 1 is perfect, 0 no better than the mean of the targets, and there is no least value.
/// Answers of several values have the mean of their values' R². Undefined where the targets do not vary; such values are left out of the mean.
/// </summary>
public sealed class RSquared() : RegressionMetric("R²")
{
    private double[] _residuals = [], _means = [], _deviations = [];
    private long _count;

    /// <inheritdoc/>
    public override double? Value
    {
        get
        {
            double sum = 0;
            int defined = 0;

            for (int i = 0; i < _deviations.Length; i++)
                if (_deviations[i] != 0)
                {
                    sum += 1 - _residuals[i] / _deviations[i];
                    defined++;
                }

            return defined == 0 ? null : sum / defined;
        }
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        _count = 0;
        Array.Clear(_residuals);
        Array.Clear(_means);
        Array.Clear(_deviations);
    }

    /// <inheritdoc/>
    protected override void Judge(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets)
    {
        if (_means.Length != predictions.Length)
            Begin(predictions.Length);
        _count++;

        // Welford's recurrence: the sum of squares about a mean that moves, without the cancellation of Σt² − n·mean².
        for (int i = 0; i < predictions.Length; i++)
        {
            double target = targets[i], error = predictions[i] - target, delta = target - _means[i];
            _residuals[i] += error * error;
            _means[i] += delta / _count;
            _deviations[i] += delta * (target - _means[i]);
        }
    }

    private void Begin(int width)
    {
        if (_count > 0)
            throw new ArgumentException($"{Name} has seen answers of {_means.Length} values, but now of {width}. Reset it first.");
        (_residuals, _means, _deviations) = (new double[width], new double[width], new double[width]);
    }
}
