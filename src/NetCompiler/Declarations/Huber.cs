namespace NetCompiler;

/// <summary>
/// Huber's loss: squared errors up to δ, absolute ones beyond, so that outliers pull no harder than others.
/// <code>
/// L = (1/B)·Σ mean over elements of ½·e² where |e| ≤ δ, else δ·(|e| − ½·δ)          e = y − t, the network's output less its targets
/// </code>
/// <see cref="Reduction"/> chooses the sum over the elements instead of their mean. Huber 1964.
/// </summary>
public sealed class HuberAttribute : LossAttribute
{
    /// <summary>δ, above 0; 1 by default.</summary>
    public double Delta { get; set; } = 1;

    /// <summary>How the elements of an example become one number; their mean by default.</summary>
    public Reduction Reduction { get; set; }

    /// <summary>Whether a target that is NaN stands for none: it does not count, its derivative is exactly 0, and a mean is over the other elements of its example. False by default.</summary>
    public bool IgnoreMissing { get; set; }
}
