using System;

namespace NetCompiler;

/// <summary>RMSE = √(mean of (y − t)² over all values).</summary>
public sealed class RootMeanSquaredError() : RegressionMetric("RMSE")
{
    private double _sum;
    private long _count;

    /// <inheritdoc/>
    public override double? Value => _count == 0 ? null : Math.Sqrt(_sum / _count);

    /// <inheritdoc/>
    public override void Reset() => (_sum, _count) = (0, 0);

    /// <inheritdoc/>
    protected override void Judge(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets)
    {
        for (int i = 0; i < predictions.Length; i++)
        {
            double error = (double)predictions[i] - targets[i];
            _sum += error * error;
        }

        _count += predictions.Length;
    }
}
