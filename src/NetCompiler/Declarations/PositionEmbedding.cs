namespace NetCompiler;

/// <summary>
/// A learned vector for each position in a sequence, added to what stands there.
/// <code>
/// y[t] = x[t] + W[t]          x, y, W: [T, n]
/// </code>
/// Parameter <c>weight</c> (W, normal with standard deviation 0.02, as in BERT, Devlin et al. 2019). Anything but a sequence <c>[T, n]</c> is NC1013.
/// </summary>
public sealed class PositionEmbeddingAttribute : LayerAttribute
{
    /// <summary>How W starts; normal by default.</summary>
    public WeightInitializer Initializer { get; set; } = WeightInitializer.Normal;

    /// <summary>What W starts with is multiplied by this: the standard deviation of the default; 0.02 by default.</summary>
    public double InitializerScale { get; set; } = 0.02;
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="PositionEmbeddingAttribute"/>
    /// <param name="initializer">How W starts.</param>
    /// <param name="initializerScale">What W starts with is multiplied by this: the standard deviation of the default.</param>
    /// <param name="name">The layer's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor PositionEmbedding(WeightInitializer initializer = WeightInitializer.Normal, double initializerScale = 0.02, string? name = null) => Never();
}
