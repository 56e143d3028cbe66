namespace NetCompiler;

/// <summary>
/// Sigmoid linear unit, also called swish, elementwise: y = x·σ(x) = x / (1 + e⁻ˣ). The shape is unchanged. Elfwing et al. 2018, arXiv:1702.03118.
/// </summary>
public sealed class SiluAttribute : LayerAttribute;

public sealed partial class Tensor
{
    /// <inheritdoc cref="SiluAttribute"/>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Silu(string? name = null) => Never();
}
