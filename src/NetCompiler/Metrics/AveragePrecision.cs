using System;

namespace NetCompiler;

/// <summary>
/// Average precision: the mean of the precision P over the recall R, as thresholds fall.
/// <code>
/// AP = Σ over thresholds (Rₖ − Rₖ₋₁) · Pₖ                  without interpolation
/// AP = mean over r of  max { P : its recall is at least r }  with it
/// </code>
/// Equal scores share a threshold. Of more than two classes, the mean of each against the rest. Undefined without positives. (Salton and McGill, "Introduction to modern information
/// retrieval", 1983; Everingham et al., "The Pascal visual object classes challenge", 2010.)
/// </summary>
/// <inheritdoc cref="RankingMetric" path="/remarks"/>
public sealed class AveragePrecision : RankingMetric
{
    private readonly PrecisionInterpolation _interpolation;

    /// <param name="interpolation">Of which precisions it is the mean; of all thresholds', not interpolated, by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such interpolation.</exception>
    public AveragePrecision(PrecisionInterpolation interpolation = PrecisionInterpolation.None) : base("average precision")
    {
        if (!Enum.IsDefined(interpolation))
            throw new ArgumentOutOfRangeException(nameof(interpolation), interpolation, "There is no such interpolation.");
        _interpolation = interpolation;
    }

    private protected override double? Figure(ReadOnlySpan<Cut> cuts) =>
        cuts[^1].TruePositives is var positives and > 0 ? PrecisionRecall.Average(cuts, positives, _interpolation) : null;
}
