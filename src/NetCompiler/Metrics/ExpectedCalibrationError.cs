using System;

namespace NetCompiler;

/// <summary>
/// How far the probability of the answered class is from how often it is right, over bins of equal width: answers of confidence in ((m − 1)/M, m/M] are bin m of M.
/// <code>
/// ECE = Σ over bins m  |Bₘ| / n · |accuracy(Bₘ) − confidence(Bₘ)|
/// </code>
/// The confidence is the probability of the class that is answered: the largest one, or, of one score p, p where it reaches <see cref="ClassificationMetric.Threshold"/> and else 1 − p.
/// Answers whose confidence is NaN fall into the first bin and make the figure NaN. (Naeini et al., "Obtaining well calibrated probabilities using Bayesian binning", 2015; Guo et al., "On calibration of modern neural networks", 2017, with 15 bins.)
/// </summary>
public sealed class ExpectedCalibrationError : ProbabilityMetric
{
    private readonly double[] _confidence;
    private readonly long[] _right;
    private readonly long[] _answers;

    /// <param name="bins">How many bins; 15 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bins"/> is not positive.</exception>
    public ExpectedCalibrationError(int bins = 15) : base("calibration error")
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        (_confidence, _right, _answers) = (new double[bins], new long[bins], new long[bins]);
    }

    /// <inheritdoc/>
    public override double? Value
    {
        get
        {
            double sum = 0;
            long count = 0;

            // |Bₘ|/n · |right/|Bₘ| − confidence/|Bₘ|| = |right − confidence| / n, with the sums of the bin.
            for (int m = 0; m < _answers.Length; m++)
            {
                sum += Math.Abs(_right[m] - _confidence[m]);
                count += _answers[m];
            }

            return count == 0 ? null : sum / count;
        }
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        Array.Clear(_confidence);
        Array.Clear(_right);
        Array.Clear(_answers);
    }

    private protected override void JudgeProbabilities(ReadOnlySpan<float> probabilities, int label)
    {
        int answer = Answer.Of(probabilities, Threshold);
        double confidence = probabilities.Length > 1 ? probabilities[answer] : answer == 1 ? probabilities[0] : 1.0 - probabilities[0];
        int bin = confidence > 0 ? (int)Math.Ceiling(confidence * _answers.Length) - 1 : 0;

        _confidence[bin] += confidence;
        _right[bin] += answer == label ? 1 : 0;
        _answers[bin]++;
    }
}
