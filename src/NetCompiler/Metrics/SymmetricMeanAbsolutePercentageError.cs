using System;

namespace NetCompiler;

/// <summary>sMAPE = (200/n) · Σ |y − t| / (|y| + |t|), in percent, from 0 to 200; where both are 0, there is no error. As in the M4 competition (Makridakis, Spiliotis and Assimakopoulos 2020).</summary>
public sealed class SymmetricMeanAbsolutePercentageError() : RegressionMetric("sMAPE")
{
    private double _sum;
    private long _count;

    /// <inheritdoc/>
    public override double? Value => _count == 0 ? null : 200 * _sum / _count;

    /// <inheritdoc/>
    public override void Reset() => (_sum, _count) = (0, 0);

    /// <inheritdoc/>
    protected override void Judge(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets)
    {
        for (int i = 0; i < predictions.Length; i++)
        {
            double error = Math.Abs((double)predictions[i] - targets[i]);
            _sum += error == 0 ? 0 : error / (Math.Abs((double)predictions[i]) + Math.Abs((double)targets[i]));
        }

        _count += predictions.Length;
    }
}
