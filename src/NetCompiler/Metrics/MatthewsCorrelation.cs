using System;

namespace NetCompiler;

/// <summary>
/// Matthews' correlation coefficient of predicted and right classes, from −1 to 1; 0 is no better than chance.
/// <code>
/// two classes   MCC = (TP·TN − FP·FN) / √((TP + FP)·(TP + FN)·(TN + FP)·(TN + FN))
/// any number    MCC = (n·right − Σ pₖ·tₖ) / √((n² − Σ pₖ²)·(n² − Σ tₖ²))      pₖ, tₖ: how often class k is predicted, is right
/// </code>
/// The second is the first where there are two. Undefined where all answers are predicted to be of one class, or all are of one. (Matthews, "Comparison of the predicted and observed
/// secondary structure of T4 phage lysozyme", 1975; Gorodkin, "Comparing two K-category assignments by a K-category correlation coefficient", 2004.)
/// </summary>
public sealed class MatthewsCorrelation() : AgreementMetric("Matthews correlation")
{
    private protected override double? Figure(ConfusionMatrix counts)
    {
        double n = counts.Count, both = 0, predicted = 0, actual = 0;
        for (int c = 0; c < counts.Classes; c++)
        {
            double p = counts.Predicted(c), t = counts.Actual(c);
            both += p * t;
            predicted += p * p;
            actual += t * t;
        }

        double scale = (n * n - predicted) * (n * n - actual);
        return scale == 0 ? null : (n * counts.Correct - both) / Math.Sqrt(scale);
    }
}
