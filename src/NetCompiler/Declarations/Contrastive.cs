namespace NetCompiler;

/// <summary>
/// Contrastive loss, for the two embeddings of a pair (a siamese network): what belongs together is drawn together, what does not is pushed apart up to a margin.
/// <code>
/// L = (1/B)·Σ t·d² + (1 − t)·max(0, margin − d)²          d = |a − b|   a, b: the halves of the network's output   t: 1 for a pair that belongs together, else 0
/// </code>
/// The first axis of the output holds a, then b, as <c>Tensor.Concat(Encoder(left), Encoder(right))</c> returns them, with an encoder of <see cref="SharedWeightsAttribute"/>;
/// it must be even (NC1007). A prediction returns both. The paper has ½ before both
/// terms, and 0 for what belongs together. At d = 0 the second term has the derivative 0. Hadsell, Chopra and LeCun 2006.
/// </summary>
public sealed class ContrastiveAttribute : LossAttribute
{
    /// <summary>From which distance on what does not belong together is far enough, above 0; 1 by default.</summary>
    public double Margin { get; set; } = 1;
}
