namespace NetCompiler;

/// <summary>
/// Minkowski's distance of order q between output and targets: q = 1 is the Manhattan distance, 2 the Euclidean.
/// <code>
/// L = (1/B)·Σ (Σ over elements of |y − t|^q)^(1/q)          y, t: the network's output and its targets
/// </code>
/// No power overflows. Where an error is 0 its derivative is 0. Its limit for large q is <see cref="ChebyshevAttribute"/>.
/// </summary>
public sealed class MinkowskiAttribute : LossAttribute
{
    /// <summary>q, at least 1; 2 by default.</summary>
    public double Order { get; set; } = 2;
}
