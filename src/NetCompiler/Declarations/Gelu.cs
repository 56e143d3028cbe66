namespace NetCompiler;

/// <summary>
/// Gaussian error linear unit, elementwise. The shape is unchanged. Hendrycks and Gimpel 2016, arXiv:1606.08415.
/// <code>
/// exact     y = x·Φ(x) = x/2·(1 + erf(x/√2))
/// by tanh   y = x/2·(1 + tanh(√(2/π)·(x + 0.044715·x³)))
/// </code>
/// </summary>
public sealed class GeluAttribute : LayerAttribute
{
    /// <summary>By what formula; the exact one by default.</summary>
    public GeluApproximation Approximation { get; set; }
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="GeluAttribute"/>
    /// <param name="approximation">By what formula.</param>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Gelu(GeluApproximation approximation = GeluApproximation.None, string? name = null) => Never();
}
