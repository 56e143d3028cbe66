namespace NetCompiler;

/// <summary>
/// The identity, y = x: a named place in a network, such as the linear activation of an output. Costs nothing. The shape is unchanged.
/// </summary>
public sealed class IdentityAttribute : LayerAttribute;

public sealed partial class Tensor
{
    /// <inheritdoc cref="IdentityAttribute"/>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Identity(string? name = null) => Never();
}
