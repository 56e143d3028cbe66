namespace NetCompiler;

/// <summary>
/// Hyperbolic tangent, elementwise: y = tanh x. The shape is unchanged.
/// </summary>
public sealed class TanhAttribute : LayerAttribute;

public sealed partial class Tensor
{
    /// <inheritdoc cref="TanhAttribute"/>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Tanh(string? name = null) => Never();
}
