namespace NetCompiler;

/// <summary>
/// The exponential function, elementwise: y = eˣ. The shape is unchanged.
/// </summary>
public sealed class ExpAttribute : LayerAttribute;

public sealed partial class Tensor
{
    /// <inheritdoc cref="ExpAttribute"/>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Exp(string? name = null) => Never();
}
