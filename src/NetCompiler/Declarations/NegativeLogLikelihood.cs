namespace NetCompiler;

/// <summary>
/// Negative log-likelihood, for one class out of several, of an output that is log-probabilities.
/// <code>
/// L = −(1/B)·Σ z[label]          z: [classes], the network's output   label: the number of a class
/// </code>
/// A prediction returns z itself. After a log-softmax this is <see cref="SoftmaxCrossEntropyAttribute"/>, in two steps. The output must be a vector (NC1004) of two classes or more (NC1007).
/// </summary>
public sealed class NegativeLogLikelihoodAttribute : LossAttribute;
