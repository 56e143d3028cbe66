namespace NetCompiler;

/// <summary>
/// Sigmoid and dice loss in one, for masks: how much of the predicted and of the wanted mask is not common to both.
/// <code>
/// L = (1/B)·Σ 1 − (2·Σ p·t + s)/(Σ p + Σ t + s)          p = sigmoid(z)   z, t: the network's output and its targets in [0, 1]; Σ over all elements of an example
/// </code>
/// The output is logits: a sigmoid before it would be a second one. A prediction returns sigmoid(z). Channels of an example are one mask together.
/// Milletari, Navab and Ahmadi 2016, arXiv:1606.04797, with plain sums below.
/// </summary>
public sealed class SigmoidDiceAttribute : LossAttribute
{
    /// <summary>s, at least 0, which keeps an empty mask from being all or nothing; 1 by default. Without it the loss of an empty mask is 1.</summary>
    public double Smoothing { get; set; } = 1;

    /// <summary>Whether a target that is NaN stands for none: it does not count, its derivative is exactly 0, and sums are over the other elements of its example. False by default.</summary>
    public bool IgnoreMissing { get; set; }
}
