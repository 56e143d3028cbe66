using System;

namespace NetCompiler;

/// <summary>
/// The area under the receiver operating characteristic, true positive rate over false positive rate: the probability that a positive scores higher than a negative, ties counting half.
/// <code>
/// AUC = Σ over thresholds (FPRₖ − FPRₖ₋₁) · (TPRₖ + TPRₖ₋₁) / 2 = P(s⁺ > s⁻) + P(s⁺ = s⁻) / 2
/// </code>
/// Of more than two classes, the mean of each against the rest. Undefined without positives or without negatives. (Hanley and McNeil, "The meaning and use of the area under a receiver
/// operating characteristic curve", 1982.)
/// </summary>
/// <inheritdoc cref="RankingMetric" path="/remarks"/>
public sealed class RocAuc() : RankingMetric("ROC AUC")
{
    private protected override double? Figure(ReadOnlySpan<Cut> cuts)
    {
        (int positives, int negatives) = cuts[^1];
        if (positives == 0 || negatives == 0)
            return null;

        // In whole numbers up to the one division: twice the number of pairs in the right order.
        Int128 twice = 0;
        Cut before = default;
        foreach (Cut cut in cuts)
        {
            twice += (Int128)(cut.FalsePositives - before.FalsePositives) * ((long)cut.TruePositives + before.TruePositives);
            before = cut;
        }

        return (double)twice / (2.0 * positives * negatives);
    }
}
