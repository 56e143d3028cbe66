namespace NetCompiler;

/// <summary>
/// Group normalisation: each example is normalised over its positions and the channels of each group, as PyTorch's <c>GroupNorm</c>.
/// <code>
/// y = γ·(x − μ) / √(σ² + ε) + β          μ, σ²: of a group in an example, biased     γ, β: of each channel
/// </code>
/// The shape, <c>[C, …]</c>, is unchanged; groups must divide C. One group is layer normalisation of the whole image. Parameters <c>weight</c> (γ, starts at 1) and <c>bias</c> (β, starts at 0). Wu and He 2018, arXiv:1803.08494.
/// </summary>
/// <param name="groups">How many groups there are, a divisor of the number of channels.</param>
public sealed class GroupNormAttribute(int groups) : LayerAttribute
{
    /// <summary>How many groups there are.</summary>
    public int Groups { get; } = groups;

    /// <summary>ε, above 0; 10⁻⁵ by default.</summary>
    public double Epsilon { get; set; } = 1e-5;
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="GroupNormAttribute"/>
    /// <param name="groups">How many groups there are, a divisor of the number of channels.</param>
    /// <param name="epsilon">ε, above 0.</param>
    /// <param name="name">The layer's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor GroupNorm(int groups, double epsilon = 1e-5, string? name = null) => Never();
}
