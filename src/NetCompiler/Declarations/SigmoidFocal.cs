namespace NetCompiler;

/// <summary>
/// Sigmoid and focal loss in one, for independent yes-or-no questions of which most are easy: what is answered rightly and surely counts for little.
/// <code>
/// L = (1/B)·Σ mean over elements of −α·t·(1 − p)^γ·log p − (1 − α)·(1 − t)·p^γ·log(1 − p)          p = sigmoid(z)   z, t: the network's output and its targets in [0, 1]
/// </code>
/// Computed from z, never from a rounded probability. torchvision's sigmoid_focal_loss for targets of 0 and 1; one in between is a mixture of both.
/// A prediction returns sigmoid(z). <see cref="Reduction"/> chooses the sum over the elements instead of their mean. Lin et al. 2017, arXiv:1708.02002.
/// </summary>
public sealed class SigmoidFocalAttribute : LossAttribute
{
    /// <summary>γ, at least 0: how little an easy answer counts; 0 is cross-entropy. 2 by default.</summary>
    public double Gamma { get; set; } = 2;

    /// <summary>α, from 0 to 1: how much yes counts, and 1 − α how much no; 0.25 by default. −1 leaves out both, so that each counts 1.</summary>
    public double Alpha { get; set; } = 0.25;

    /// <summary>How the elements of an example become one number; their mean by default.</summary>
    public Reduction Reduction { get; set; }

    /// <summary>Whether a target that is NaN stands for none: it does not count, its derivative is exactly 0, and a mean is over the other elements of its example. False by default.</summary>
    public bool IgnoreMissing { get; set; }
}
