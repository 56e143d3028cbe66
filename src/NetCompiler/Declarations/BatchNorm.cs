namespace NetCompiler;

/// <summary>
/// Batch normalisation, per feature.
/// <code>
/// training:    y = γ·(x − μ) / √(σ² + ε) + β        μ, σ²: of the batch, biased
/// prediction:  the same, with the running μ and σ²   running ← (1 − momentum)·running + momentum·batch's (variance unbiased)
/// </code>
/// An example must be a vector (NC1004); the shape is unchanged. Parameters <c>weight</c> (γ, starts at 1) and <c>bias</c> (β, starts at 0); the defaults are PyTorch's. Ioffe and Szegedy 2015, arXiv:1502.03167.
/// </summary>
public sealed class BatchNormAttribute : LayerAttribute
{
    /// <summary>The share of the new batch in the running statistics, above 0 and at most 1; 0.1 by default.</summary>
    public double Momentum { get; set; } = 0.1;

    /// <summary>ε, above 0; 10⁻⁵ by default.</summary>
    public double Epsilon { get; set; } = 1e-5;
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="BatchNormAttribute"/>
    /// <param name="momentum">The share of the new batch in the running statistics, above 0 and at most 1.</param>
    /// <param name="epsilon">ε, above 0.</param>
    /// <param name="name">The layer's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor BatchNorm(double momentum = 0.1, double epsilon = 1e-5, string? name = null) => Never();
}
