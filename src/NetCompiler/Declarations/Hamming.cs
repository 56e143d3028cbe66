namespace NetCompiler;

/// <summary>
/// Hamming distance, as textbooks print it: of targets of 0 and 1, in how many places they differ; of other numbers, the Manhattan distance.
/// <code>
/// L = (1/B)·Σ Σ over elements of |y − t|          y, t: the network's output and its targets
/// </code>
/// Where both are equal the derivative is taken as 0. The same as <see cref="MeanAbsoluteErrorAttribute"/> with <see cref="Reduction.Sum"/>. Hamming 1950.
/// </summary>
public sealed class HammingAttribute : LossAttribute
{
    /// <summary>Whether a target that is NaN stands for none: it does not count, its derivative is exactly 0, and sums are over the other elements of its example. False by default.</summary>
    public bool IgnoreMissing { get; set; }
}
