namespace NetCompiler;

/// <summary>
/// Quantile loss (pinball loss): the output becomes that quantile of the targets, given the inputs, as absolute errors lead to the median.
/// <code>
/// L = (1/B)·Σ mean over elements of max(q·(t − y), (q − 1)·(t − y))          y, t: the network's output and its targets, q: the level
/// </code>
/// At y = t the derivative is taken as 0. Several quantiles are several outputs, each with a loss that names it by <see cref="LossAttribute.Output"/>.
/// <see cref="Reduction"/> chooses the sum over the elements instead of their mean. Koenker and Bassett 1978.
/// </summary>
public sealed class QuantileAttribute : LossAttribute
{
    /// <summary>q, between 0 and 1: 0.9 is above nine of ten targets. ½, the median, by default: half the absolute error.</summary>
    public double Level { get; set; } = 0.5;

    /// <summary>How the elements of an example become one number; their mean by default.</summary>
    public Reduction Reduction { get; set; }

    /// <summary>Whether a target that is NaN stands for none: it does not count, its derivative is exactly 0, and a mean is over the other elements of its example. False by default.</summary>
    public bool IgnoreMissing { get; set; }
}
