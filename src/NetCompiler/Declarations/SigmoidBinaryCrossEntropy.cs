namespace NetCompiler;

/// <summary>
/// Sigmoid and binary cross-entropy in one, for independent yes-or-no questions.
/// <code>
/// L = (1/B)·Σ mean over elements of max(z, 0) − z·t + log(1 + e^(−|z|))          z, t: the network's output and its targets in [0, 1]
/// </code>
/// A prediction returns sigmoid(z). <see cref="Reduction"/> chooses the sum over the elements instead of their mean.
/// </summary>
public sealed class SigmoidBinaryCrossEntropyAttribute : LossAttribute
{
    /// <summary>How the elements of an example become one number; their mean by default.</summary>
    public Reduction Reduction { get; set; }

    /// <summary>Whether a target that is NaN stands for none: it does not count, its derivative is exactly 0, and a mean is over the other elements of its example. False by default.</summary>
    public bool IgnoreMissing { get; set; }
}
