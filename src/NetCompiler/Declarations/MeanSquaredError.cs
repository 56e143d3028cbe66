namespace NetCompiler;

/// <summary>
/// Squared error.
/// <code>
/// L = (1/B)·Σ mean over elements of (y − t)²          y, t: the network's output and its targets
/// </code>
/// <see cref="Reduction"/> chooses the sum or ½ of the sum over the elements instead of their mean.
/// </summary>
public sealed class MeanSquaredErrorAttribute : LossAttribute
{
    /// <summary>How the elements of an example become one number; their mean by default.</summary>
    public Reduction Reduction { get; set; }

    /// <summary>Whether a target that is NaN stands for none: it does not count, its derivative is exactly 0, and a mean is over the other elements of its example. False by default.</summary>
    public bool IgnoreMissing { get; set; }
}
