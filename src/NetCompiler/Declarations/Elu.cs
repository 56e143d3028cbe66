namespace NetCompiler;

/// <summary>
/// Exponential linear unit, elementwise: y = x where x &gt; 0, else α·(eˣ − 1); its derivative at 0 is taken as α. The shape is unchanged. Clevert et al. 2015, arXiv:1511.07289.
/// </summary>
public sealed class EluAttribute : LayerAttribute
{
    /// <summary>α, the negative of the limit below 0; above 0; 1 by default.</summary>
    public double Alpha { get; set; } = 1;
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="EluAttribute"/>
    /// <param name="alpha">α, the negative of the limit below 0; above 0.</param>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Elu(double alpha = 1, string? name = null) => Never();
}
