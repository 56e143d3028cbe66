namespace NetCompiler;

/// <summary>
/// Softmax and focal loss in one, for one class out of several of which most are easy to tell: what is answered rightly and surely counts for little.
/// <code>
/// L = −(1/B)·Σ α·(1 − p[label])^γ·log p[label]          p = softmax(z)   z: [classes], the network's output   label: the number of a class
/// </code>
/// 1 − p[label] is the sum of the other probabilities, so that nothing cancels. A prediction returns softmax(z). For weights of classes use
/// <see cref="Dataset.WithClassWeights"/>. The output must be a vector (NC1004) of two classes or more (NC1007), or one at each step,
/// <c>[T, C]</c>, as for <see cref="SoftmaxCrossEntropyAttribute"/>. Lin et al. 2017, arXiv:1708.02002.
/// </summary>
public sealed class SoftmaxFocalAttribute : LossAttribute
{
    /// <summary>γ, at least 0: how little an easy answer counts; 0 is cross-entropy. 2 by default.</summary>
    public double Gamma { get; set; } = 2;

    /// <summary>α, a factor above 0 for all classes alike; 1 by default.</summary>
    public double Alpha { get; set; } = 1;

    /// <summary>
    /// The label that stands for none, such as PyTorch's −100, the padding of a sequence or the border of a map: the loss of its example and the derivative are exactly 0, and it is
    /// no answer that could be right. The mean of a sequence is over its steps that have a label; the batch's is still over all examples, where PyTorch's is over those that are left. <see cref="int.MinValue"/>, by default, is no label.
    /// </summary>
    public int IgnoreLabel { get; set; } = int.MinValue;
}
