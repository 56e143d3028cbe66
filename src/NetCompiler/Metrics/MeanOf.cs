using System;

namespace NetCompiler;

/// <summary>The mean of a function of a predicted value and its target, over all values.</summary>
internal sealed class MeanOf(string name, Func<float, float, double> of) : RegressionMetric(name)
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
            _sum += of(predictions[i], targets[i]);
        _count += predictions.Length;
    }
}
