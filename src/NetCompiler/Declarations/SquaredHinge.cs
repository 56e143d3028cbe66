namespace NetCompiler;

/// <summary>
/// Squared hinge loss, for yes-or-no questions with targets 1 and −1: smooth where the margin is reached.
/// <code>
/// L = (1/B)·Σ mean over elements of max(0, 1 − t·s)²          s, t: the network's output and its targets, each −1 or 1
/// </code>
/// A prediction returns the score s, whose sign is the answer. <see cref="Reduction"/> chooses the sum over the elements instead of their mean. Cortes and Vapnik 1995.
/// </summary>
public sealed class SquaredHingeAttribute : LossAttribute
{
    /// <summary>How the elements of an example become one number; their mean by default.</summary>
    public Reduction Reduction { get; set; }

    /// <summary>Whether a target that is NaN stands for none: it does not count, its derivative is exactly 0, and a mean is over the other elements of its example. False by default.</summary>
    public bool IgnoreMissing { get; set; }
}
