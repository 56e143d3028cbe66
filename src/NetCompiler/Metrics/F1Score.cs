namespace NetCompiler;

/// <summary>The harmonic mean of precision and recall: F1 = 2·TP / (2·TP + FP + FN). Undefined where there is no positive and none was predicted.</summary>
/// <param name="average">Of which classes.</param>
public sealed class F1Score(Average average = Average.Binary) : ConfusionMetric("F1", average)
{
    private protected override (long Part, long Whole) Ratio(in Counts counts) => (2 * counts.TruePositives, 2 * counts.TruePositives + counts.FalsePositives + counts.FalseNegatives);
}
