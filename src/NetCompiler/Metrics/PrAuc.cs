using System;

namespace NetCompiler;

/// <summary>
/// The area under the curve of precision over recall, between its points by straight lines, from precision 1 at recall 0.
/// <code>
/// PR AUC = Σ over thresholds (Rₖ − Rₖ₋₁) · (Pₖ + Pₖ₋₁) / 2
/// </code>
/// Of more than two classes, the mean of each against the rest. Undefined without positives. It is what scikit-learn's <c>auc(recall, precision)</c> gives; straight lines flatter
/// (Davis and Goadrich, "The relationship between precision-recall and ROC curves", 2006), <see cref="AveragePrecision"/> does not.
/// </summary>
/// <inheritdoc cref="RankingMetric" path="/remarks"/>
public sealed class PrAuc() : RankingMetric("PR AUC")
{
    private protected override double? Figure(ReadOnlySpan<Cut> cuts)
    {
        int positives = cuts[^1].TruePositives;
        if (positives == 0)
            return null;

        double twice = 0, precision = 1;
        int found = 0;
        foreach (Cut cut in cuts)
        {
            twice += (cut.TruePositives - found) * (cut.Precision + precision);
            (found, precision) = (cut.TruePositives, cut.Precision);
        }

        return twice / (2.0 * positives);
    }
}
