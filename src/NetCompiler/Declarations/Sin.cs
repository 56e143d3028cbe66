namespace NetCompiler;

/// <summary>
/// The sine of an angle in radians, elementwise: y = sin x. The shape is unchanged.
/// </summary>
public sealed class SinAttribute : LayerAttribute;

public sealed partial class Tensor
{
    /// <inheritdoc cref="SinAttribute"/>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Sin(string? name = null) => Never();
}
