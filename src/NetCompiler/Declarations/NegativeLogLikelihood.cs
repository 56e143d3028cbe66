namespace NetCompiler;

/// <summary>
/// Negative log-likelihood, for one class out of several, of an output that is log-probabilities.
/// <code>
/// L = −(1/B)·Σ z[label]          z: [classes], the network's output   label: the number of a class
/// </code>
/// A prediction returns z itself. After a log-softmax this is <see cref="SoftmaxCrossEntropyAttribute"/>, in two steps. The output must be a vector (NC1004) of two classes or more (NC1007), or one at each step,
/// <c>[T, C]</c>, as for <see cref="SoftmaxCrossEntropyAttribute"/>.
/// </summary>
public sealed class NegativeLogLikelihoodAttribute : LossAttribute
{
    /// <summary>
    /// The label that stands for none, such as PyTorch's −100, the padding of a sequence or the border of a map: the loss of its example and the derivative are exactly 0, and it is
    /// no answer that could be right. The mean of a sequence is over its steps that have a label; the batch's is still over all examples, where PyTorch's is over those that are left. <see cref="int.MinValue"/>, by default, is no label.
    /// </summary>
    public int IgnoreLabel { get; set; } = int.MinValue;
}
