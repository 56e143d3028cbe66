using System;

namespace NetCompiler;

/// <summary>MAE = mean of |y − t| over all values.</summary>
public sealed class MeanAbsoluteError() : RegressionMetric("MAE")
{
    private double _sum;
    private long _count;

    /// <inheritdoc/>
    public override double? Value => _count == 0 ? null : _sum / _count;

    /// <inheritdoc/>
    public override void Reset() => (_sum, _count) = (0, 0);

    /// <inheritdoc/>
    protected override void Judge(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets)
    {
        for (int i = 0; i < predictions.Length; i++)
            _sum += Math.Abs((double)predictions[i] - targets[i]);
        _count += predictions.Length;
    }
}
