namespace NetCompiler;

/// <summary>The fraction of negatives that are found: TN / (TN + FP). Undefined where there is no negative.</summary>
/// <param name="average">Of which classes.</param>
public sealed class Specificity(Average average = Average.Binary) : ConfusionMetric("specificity", average)
{
    private protected override (long Part, long Whole) Ratio(in Counts counts) => (counts.TrueNegatives, counts.TrueNegatives + counts.FalsePositives);
}
