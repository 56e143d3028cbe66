namespace NetCompiler;

/// <summary>
/// Instance normalisation: each channel of each example is normalised over its positions, as PyTorch's <c>InstanceNorm2d</c> with its defaults: no γ and β, no running statistics.
/// <code>
/// y = γ·(x − μ) / √(σ² + ε) + β          μ, σ²: of a channel in an example, biased     γ = 1, β = 0 unless affine
/// </code>
/// The shape, <c>[C, …]</c>, is unchanged; a value without positions draws NC1013. Parameters, if affine, <c>weight</c> (γ, starts at 1) and <c>bias</c> (β, starts at 0). Ulyanov et al. 2016, arXiv:1607.08022.
/// </summary>
public sealed class InstanceNormAttribute : LayerAttribute
{
    /// <summary>Whether there are γ and β; false by default.</summary>
    public bool Affine { get; set; }

    /// <summary>ε, above 0; 10⁻⁵ by default.</summary>
    public double Epsilon { get; set; } = 1e-5;
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="InstanceNormAttribute"/>
    /// <param name="affine">Whether there are γ and β.</param>
    /// <param name="epsilon">ε, above 0.</param>
    /// <param name="name">The layer's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor InstanceNorm(bool affine = false, double epsilon = 1e-5, string? name = null) => Never();
}
