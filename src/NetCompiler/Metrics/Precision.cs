namespace NetCompiler;

/// <summary>The fraction of positive answers that are right: TP / (TP + FP). Undefined where nothing was said to be positive.</summary>
/// <param name="average">Of which classes.</param>
public sealed class Precision(Average average = Average.Binary) : ConfusionMetric("precision", average)
{
    private protected override (long Part, long Whole) Ratio(in Counts counts) => (counts.TruePositives, counts.TruePositives + counts.FalsePositives);
}
