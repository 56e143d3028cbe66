namespace NetCompiler;

/// <summary>
/// Gaussian error linear unit, elementwise: y = x·Φ(x) = x/2·(1 + erf(x/√2)), exact. The shape is unchanged. Hendrycks and Gimpel 2016, arXiv:1606.08415.
/// </summary>
public sealed class GeluAttribute : LayerAttribute;

public sealed partial class Tensor
{
    /// <inheritdoc cref="GeluAttribute"/>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Gelu(string? name = null) => Never();
}
