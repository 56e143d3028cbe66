namespace NetCompiler;

/// <summary>
/// Sigmoid and the loss of Tversky's index in one, for masks of which most is background: it says what a false alarm and what a miss costs.
/// <code>
/// L = (1/B)·Σ 1 − (Σ p·t + s)/(Σ p·t + α·Σ p·(1 − t) + β·Σ (1 − p)·t + s)          p = sigmoid(z)   z, t: the network's output and its targets in [0, 1]
/// </code>
/// α = β = ½ is dice loss with twice the smoothing, α = β = 1 the loss of intersection over union. The output is logits: a sigmoid before it would be a second one. A prediction returns
/// sigmoid(z). Sums are over all elements of an example: its channels are one mask together. Salehi, Erdogmus and Gholipour 2017, arXiv:1706.05721.
/// </summary>
public sealed class SigmoidTverskyAttribute : LossAttribute
{
    /// <summary>α, what a false positive costs, at least 0; 0.3 by default.</summary>
    public double Alpha { get; set; } = 0.3;

    /// <summary>β, what a false negative costs, at least 0; 0.7 by default.</summary>
    public double Beta { get; set; } = 0.7;

    /// <summary>s, at least 0, which keeps an empty mask from being all or nothing; 1 by default. Without it the loss of an empty mask is 1.</summary>
    public double Smoothing { get; set; } = 1;

    /// <summary>Whether a target that is NaN stands for none: it does not count, its derivative is exactly 0, and sums are over the other elements of its example. False by default.</summary>
    public bool IgnoreMissing { get; set; }
}
