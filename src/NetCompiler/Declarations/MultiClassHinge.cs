namespace NetCompiler;

/// <summary>
/// Multi-class hinge loss, for one class out of several: the score of the right class has to lead all others by a margin.
/// <code>
/// L = (1/B)·Σ (1/C)·Σ over i ≠ label of max(0, margin − s[label] + sᵢ)          s: [C], the network's output   label: the number of a class
/// </code>
/// PyTorch's MultiMarginLoss. A prediction returns the scores; the largest is the answer. The output must be a vector (NC1004) of two classes or more (NC1007), or one at each step,
/// <c>[T, C]</c>, as for <see cref="SoftmaxCrossEntropyAttribute"/>. Crammer and Singer 2001.
/// </summary>
public sealed class MultiClassHingeAttribute : LossAttribute
{
    /// <summary>By how much the right class has to lead, above 0; 1 by default.</summary>
    public double Margin { get; set; } = 1;

    /// <summary>
    /// The label that stands for none, such as PyTorch's −100, the padding of a sequence or the border of a map: the loss of its example and the derivative are exactly 0, and it is
    /// no answer that could be right. The mean of a sequence is over its steps that have a label; the batch's is still over all examples, where PyTorch's is over those that are left. <see cref="int.MinValue"/>, by default, is no label.
    /// </summary>
    public int IgnoreLabel { get; set; } = int.MinValue;
}
