namespace NetCompiler;

/// <summary>
/// Softmax and cross-entropy in one, for one class out of several.
/// <code>
/// L = −(1/B)·Σ log softmax(z)[label]          z: [classes], the network's output   label: the number of a class
/// </code>
/// Computed from z − max z, never from a rounded probability. A prediction returns softmax(z). The output must be a vector (NC1004).
/// </summary>
public sealed class SoftmaxCrossEntropyAttribute : LossAttribute;
