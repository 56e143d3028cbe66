namespace NetCompiler;

/// <summary>
/// Scaled exponential linear unit, elementwise: y = s·x where x &gt; 0, else s·α·(eˣ − 1), with α = 1.67326… and s = 1.05070…; its derivative at 0 is taken as s·α. The shape is unchanged.
/// It keeps mean 0 and variance 1 from layer to layer when weights start as <see cref="WeightInitializer.LeCunNormal"/>, which is what Automatic chooses before it. Klambauer et al. 2017, arXiv:1706.02515.
/// </summary>
public sealed class SeluAttribute : LayerAttribute;

public sealed partial class Tensor
{
    /// <inheritdoc cref="SeluAttribute"/>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Selu(string? name = null) => Never();
}
