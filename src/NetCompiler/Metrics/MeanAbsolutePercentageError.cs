using System;

namespace NetCompiler;

/// <summary>
/// MAPE = (100/n) · Σ |y − t| / |t|, in percent. For targets that are far from 0: one that is 0 and not met makes it infinite. It weighs forecasts that are too high more than ones that are too low; see
/// <see cref="MeanAbsoluteScaledError"/>.
/// </summary>
public sealed class MeanAbsolutePercentageError() : RegressionMetric("MAPE")
{
    private double _sum;
    private long _count;

    /// <inheritdoc/>
    public override double? Value => _count == 0 ? null : 100 * _sum / _count;

    /// <inheritdoc/>
    public override void Reset() => (_sum, _count) = (0, 0);

    /// <inheritdoc/>
    protected override void Judge(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets)
    {
        for (int i = 0; i < predictions.Length; i++)
        {
            double error = Math.Abs((double)predictions[i] - targets[i]);
            _sum += error == 0 ? 0 : error / Math.Abs((double)targets[i]);
        }

        _count += predictions.Length;
    }
}
