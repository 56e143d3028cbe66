namespace NetCompiler;

/// <summary>
/// The angle between the two embeddings of a pair: none for what belongs together, at least a right angle for what does not.
/// <code>
/// L = (1/B)·Σ 1 − cos(a, b) where t > 0, else max(0, cos(a, b) − margin)          a, b: the halves of the network's output   t: 1 or −1, one per pair
/// </code>
/// The first axis of the output holds a, then b, as <c>Tensor.Concat(a, b)</c> returns them; it must be even (NC1007). A prediction returns both.
/// PyTorch's CosineEmbeddingLoss; |a| is √(Σ a² + 10⁻¹²) as there.
/// </summary>
public sealed class CosineEmbeddingAttribute : LossAttribute
{
    /// <summary>Up to which cosine what does not belong together is far enough, from −1 to 1; 0 by default.</summary>
    public double Margin { get; set; }
}
