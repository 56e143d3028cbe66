namespace NetCompiler;

/// <summary>
/// Leaky rectified linear unit, elementwise: y = x where x &gt; 0, else slope·x; its derivative at 0 is taken as the slope. The shape is unchanged. Maas et al. 2013.
/// </summary>
public sealed class LeakyReluAttribute : LayerAttribute
{
    /// <summary>The slope below 0, at least 0 and below 1; 0.01 by default.</summary>
    public double Slope { get; set; } = 0.01;
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="LeakyReluAttribute"/>
    /// <param name="slope">The slope below 0, at least 0 and below 1.</param>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor LeakyRelu(double slope = 0.01, string? name = null) => Never();
}
