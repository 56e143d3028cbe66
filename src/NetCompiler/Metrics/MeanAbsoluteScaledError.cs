using System;

namespace NetCompiler;

/// <summary>
/// MASE = (1/n) · Σ |y − t| / q, where q is the mean error of the naive forecast of the next step in the training part: below 1 is better than that. It has no unit and no trouble with 0, and series of different size can
/// be compared. Hyndman and Koehler 2006.
/// </summary>
public sealed class MeanAbsoluteScaledError : RegressionMetric
{
    private double _sum;
    private long _count;

    /// <param name="scale">q, in the unit of the targets; positive. <see cref="Of"/> computes it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not positive and finite.</exception>
    public MeanAbsoluteScaledError(double scale)
        : base("MASE") => Scale = scale > 0 && double.IsFinite(scale) ? scale : throw new ArgumentOutOfRangeException(nameof(scale), scale, "A positive number is needed: the mean error of the naive forecast.");

    /// <summary>q.</summary>
    public double Scale { get; }

    /// <inheritdoc/>
    public override double? Value => _count == 0 ? null : _sum / _count / Scale;

    /// <summary>With q = (1/(n − m)) · Σ |x[t] − x[t − m]|, t from m to n − 1.</summary>
    /// <param name="training">x, the training part, in the unit of the targets.</param>
    /// <param name="season">m: 1 for the naive forecast, the length of a season for the seasonal one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The season is less than 1.</exception>
    /// <exception cref="ArgumentException">The training part is no longer than a season, or repeats itself exactly, so that q would be 0.</exception>
    public static MeanAbsoluteScaledError Of(ReadOnlySpan<double> training, int season = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(season, 1);
        if (training.Length <= season)
            throw new ArgumentException($"{training.Length} numbers are too few for a season of {season}: more than a season is needed.", nameof(training));

        double sum = 0;
        for (int t = season; t < training.Length; t++)
            sum += Math.Abs(training[t] - training[t - season]);
        return sum > 0 ? new(sum / (training.Length - season)) : throw new ArgumentException("The training part repeats itself exactly: the naive forecast has no error to compare with.", nameof(training));
    }

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
