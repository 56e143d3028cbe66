namespace NetCompiler;

/// <summary>
/// Fully connected layer.
/// <code>
/// y = x·Wᵀ + b          x: [n]   W: [units, n]   b: [units]   y: [units]
/// </code>
/// An example must be a vector: put <see cref="FlattenAttribute"/> before it where it is not (NC1004). Parameters <c>weight</c> and <c>bias</c>, as PyTorch's <c>Linear</c>.
/// </summary>
/// <param name="units">The length of the result, at least 1.</param>
public sealed class DenseAttribute(int units) : LayerAttribute
{
    /// <summary>The length of the result.</summary>
    public int Units { get; } = units;

    /// <summary>Whether b is added; true by default. It starts at 0.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>How W starts.</summary>
    public WeightInitializer Initializer { get; set; }

    /// <summary>What W starts with is multiplied by this: standard deviation, limit, gain or constant of the initializers that have no other; 1 by default.</summary>
    public double InitializerScale { get; set; } = 1;
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="DenseAttribute"/>
    /// <param name="units">The length of the result, at least 1.</param>
    /// <param name="bias">Whether b is added. It starts at 0.</param>
    /// <param name="initializer">How W starts.</param>
    /// <param name="initializerScale">What W starts with is multiplied by this: standard deviation, limit, gain or constant of the initializers that have no other.</param>
    /// <param name="name">The layer's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Dense(int units, bool bias = true, WeightInitializer initializer = WeightInitializer.Automatic, double initializerScale = 1, string? name = null) => Never();
}
