namespace NetCompiler;

/// <summary>
/// Triplet loss, for three embeddings: an anchor has to be nearer to a positive, which belongs to it, than to a negative by a margin.
/// <code>
/// L = (1/B)·Σ max(0, margin + d(a, p) − d(a, n))          d(a, b) = |a − b + 10⁻⁶|   a, p, n: the thirds of the network's output
/// </code>
/// The first axis of the output holds anchor, positive and negative, as <c>Tensor.Concat(a, p, n)</c> returns them, each from an encoder of <see cref="SharedWeightsAttribute"/>; it must be a multiple of 3 (NC1007). There is no target: a
/// dataset has no column for this loss, <c>new Dataset([anchors, positives, negatives])</c>. A prediction returns all three. PyTorch's TripletMarginLoss with p = 2.
/// Schroff, Kalenichenko and Philbin 2015, arXiv:1503.03832.
/// </summary>
public sealed class TripletMarginAttribute : LossAttribute
{
    /// <summary>By how much the positive has to be nearer, above 0; 1 by default.</summary>
    public double Margin { get; set; } = 1;
}
