using System;
using NetCompiler;

namespace OwnFunctions;

/// <summary>The share of targets that do not exceed their prediction: for a quantile of 0.9 it should be near 0.9.</summary>
internal sealed class Coverage() : RegressionMetric("coverage")
{
    private long _covered, _count;

    public override double? Value => _count == 0 ? null : (double)_covered / _count;

    public override void Reset() => (_covered, _count) = (0, 0);

    protected override void Judge(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets)
    {
        for (int i = 0; i < predictions.Length; i++)
            _covered += targets[i] <= predictions[i] ? 1 : 0;
        _count += predictions.Length;
    }
}
