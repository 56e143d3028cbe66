namespace NetCompiler;

/// <summary>
/// Log-cosh loss: about ½·e² for small errors and |e| − log 2 for large ones, smooth everywhere.
/// <code>
/// L = (1/B)·Σ mean over elements of log cosh e          e = y − t, the network's output less its targets
/// </code>
/// Exact near 0 and without overflow. <see cref="Reduction"/> chooses the sum over the elements instead of their mean.
/// </summary>
public sealed class LogCoshAttribute : LossAttribute
{
    /// <summary>How the elements of an example become one number; their mean by default.</summary>
    public Reduction Reduction { get; set; }

    /// <summary>Whether a target that is NaN stands for none: it does not count, its derivative is exactly 0, and a mean is over the other elements of its example. False by default.</summary>
    public bool IgnoreMissing { get; set; }
}
