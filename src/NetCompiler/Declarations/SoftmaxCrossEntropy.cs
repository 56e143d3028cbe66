namespace NetCompiler;

/// <summary>
/// Softmax and cross-entropy in one, for one class out of several.
/// <code>
/// L = −(1/B)·Σ log softmax(z)[label]          z: [classes], the network's output   label: the number of a class
/// </code>
/// Computed from z − max z, never from a rounded probability. A prediction returns softmax(z). The output must be a vector (NC1004) of two classes or more (NC1007), or a sequence of such vectors,
/// <c>[T, classes]</c>: then each step has a label, and an example's loss is the mean over its steps, as in a language model.
/// </summary>
public sealed class SoftmaxCrossEntropyAttribute : LossAttribute
{
    /// <summary>
    /// Whether the targets are a number for each class, t, instead of a class's number: probabilities, or one 1 among zeros. Then
    /// L = −(1/B)·Σ Σ over classes of t·log softmax(z). The numbers of an example need not add up to 1. False by default.
    /// </summary>
    public bool SoftTargets { get; set; }

    /// <summary>ε: the targets are mixed with even ones, (1 − ε)·t + ε/classes, which keeps the network from being too sure. From 0 to 1; 0 by default. Szegedy et al. 2016, arXiv:1512.00567.</summary>
    public double LabelSmoothing { get; set; }

    /// <summary>
    /// The label that stands for none, such as PyTorch's −100, the padding of a sequence or the border of a map: the loss of its example and the derivative are exactly 0, and it is
    /// no answer that could be right. The batch's mean is still over all examples, where PyTorch's is over those that are left; the mean of a sequence is over its steps that have a label, so that
    /// each sequence counts the same whatever its length (example weights in proportion to the lengths give PyTorch's mean over all steps). <see cref="int.MinValue"/>, by default, is no label.
    /// </summary>
    public int IgnoreLabel { get; set; } = int.MinValue;
}
