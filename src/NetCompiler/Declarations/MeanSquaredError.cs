namespace NetCompiler;

/// <summary>
/// Mean squared error.
/// <code>
/// L = (1/B)·Σ mean over elements of (y − t)²          y, t: the network's output and its targets
/// </code>
/// </summary>
public sealed class MeanSquaredErrorAttribute : LossAttribute;
