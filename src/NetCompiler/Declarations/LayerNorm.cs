namespace NetCompiler;

/// <summary>
/// Layer normalisation over the features of each example: its last axis, each stretch of which is normalised on its own.
/// <code>
/// y = γ·(x − μ) / √(σ² + ε) + β          μ, σ²: over the features, biased
/// </code>
/// The shape is unchanged. Parameters <c>weight</c> (γ, starts at 1) and <c>bias</c> (β, starts at 0). Ba et al. 2016, arXiv:1607.06450.
/// </summary>
public sealed class LayerNormAttribute : LayerAttribute
{
    /// <summary>ε, above 0; 10⁻⁵ by default.</summary>
    public double Epsilon { get; set; } = 1e-5;
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="LayerNormAttribute"/>
    /// <param name="epsilon">ε, above 0.</param>
    /// <param name="name">The layer's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor LayerNorm(double epsilon = 1e-5, string? name = null) => Never();
}
