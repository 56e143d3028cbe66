namespace NetCompiler;

/// <summary>
/// Gaussian noise: while training each element becomes x + n with n from N(0, σ²), drawn anew in every step; a prediction passes x through.
/// The shape is unchanged. Bishop 1995.
/// </summary>
/// <param name="standardDeviation">σ, at least 0.</param>
public sealed class GaussianNoiseAttribute(double standardDeviation) : LayerAttribute
{
    /// <summary>σ.</summary>
    public double StandardDeviation { get; } = standardDeviation;
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="GaussianNoiseAttribute"/>
    /// <param name="standardDeviation">σ, at least 0.</param>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor GaussianNoise(double standardDeviation, string? name = null) => Never();
}
