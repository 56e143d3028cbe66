namespace NetCompiler;

/// <summary>
/// Chebyshev's distance between output and targets: the greatest error.
/// <code>
/// L = (1/B)·Σ max over elements of |y − t|          y, t: the network's output and its targets
/// </code>
/// Only the greatest error has a derivative; several share it evenly, and where all are 0 it is 0.
/// </summary>
public sealed class ChebyshevAttribute : LossAttribute;
