namespace NetCompiler;

/// <summary>
/// The divergence of Kullback and Leibler from the network's distribution to the target's, of an output that is log-probabilities, such as
/// <see cref="LogSoftmaxAttribute"/>'s.
/// <code>
/// L = (1/B)·Σ Σ over elements of t·(log t − z)          z: log-probabilities, the network's output   t: probabilities in [0, 1]
/// </code>
/// PyTorch's KLDivLoss with reduction 'batchmean', the divergence proper; its 'mean' divides by the number of elements too. A target of 0 counts for nothing. A prediction returns
/// z; the largest along the last axis is the answer. The last axis needs two classes or more (NC1007). Kullback and Leibler 1951.
/// </summary>
public sealed class KLDivergenceAttribute : LossAttribute
{
    /// <summary>Whether the targets are logarithms of probabilities, at most 0. False by default.</summary>
    public bool LogTarget { get; set; }

    /// <summary>Whether a target that is NaN stands for none: it does not count, its derivative is exactly 0, and sums are over the other elements of its example. False by default.</summary>
    public bool IgnoreMissing { get; set; }
}
