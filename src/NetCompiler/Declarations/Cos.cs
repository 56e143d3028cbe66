namespace NetCompiler;

/// <summary>
/// The cosine of an angle in radians, elementwise: y = cos x. The shape is unchanged.
/// </summary>
public sealed class CosAttribute : LayerAttribute;

public sealed partial class Tensor
{
    /// <inheritdoc cref="CosAttribute"/>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Cos(string? name = null) => Never();
}
