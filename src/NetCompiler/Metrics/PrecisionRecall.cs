using System;

namespace NetCompiler;

/// <summary>Average precision of a ranking, from its cuts.</summary>
internal static class PrecisionRecall
{
    /// <summary>The average precision of cuts that let more and more through.</summary>
    /// <param name="cuts">From the strictest.</param>
    /// <param name="positives">How many positives there are, found or not; at least 1.</param>
    /// <param name="interpolation">Of which precisions.</param>
    public static double Average(ReadOnlySpan<Cut> cuts, int positives, PrecisionInterpolation interpolation) => interpolation switch
    {
        PrecisionInterpolation.None => Plain(cuts) / positives,
        PrecisionInterpolation.AllPoints => Interpolated(cuts) / positives,
        PrecisionInterpolation.ElevenPoints => AtRecalls(cuts, positives, 10) / 11,
        _ => AtRecalls(cuts, positives, 100) / 101,
    };

    private static double Plain(ReadOnlySpan<Cut> cuts)
    {
        double sum = 0;
        int found = 0;
        foreach (Cut cut in cuts)
        {
            sum += (cut.TruePositives - found) * cut.Precision;
            found = cut.TruePositives;
        }

        return sum;
    }

    private static double Interpolated(ReadOnlySpan<Cut> cuts)
    {
        double sum = 0, best = 0;
        for (int i = cuts.Length - 1; i >= 0; i--)
        {
            best = Best(best, cuts[i]);
            sum += (cuts[i].TruePositives - (i > 0 ? cuts[i - 1].TruePositives : 0)) * best;
        }

        return sum;
    }

    /// <summary>The sum of the interpolated precisions at the recalls 0, 1/steps, … 1. Recalls are compared in whole numbers: 3 of 5 is 0.6, whatever 0.6 is as a double.</summary>
    private static double AtRecalls(ReadOnlySpan<Cut> cuts, int positives, int steps)
    {
        double sum = 0, best = 0;
        int at = cuts.Length - 1;

        for (int step = steps; step >= 0; step--)
        {
            for (; at >= 0 && (long)cuts[at].TruePositives * steps >= (long)step * positives; at--)
                best = Best(best, cuts[at]);
            sum += best;
        }

        return sum;
    }

    /// <summary>A cut of ignored detections alone lets nothing through that counts.</summary>
    private static double Best(double best, Cut cut) => cut == default ? best : Math.Max(best, cut.Precision);
}
