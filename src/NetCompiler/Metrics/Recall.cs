namespace NetCompiler;

/// <summary>The fraction of positives that are found, also called sensitivity: TP / (TP + FN). Undefined where there is no positive.</summary>
/// <param name="average">Of which classes.</param>
public sealed class Recall(Average average = Average.Binary) : ConfusionMetric("recall", average)
{
    private protected override (long Part, long Whole) Ratio(in Counts counts) => (counts.TruePositives, counts.TruePositives + counts.FalseNegatives);
}
