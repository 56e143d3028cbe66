namespace NetCompiler;

/// <summary>
/// Softplus, elementwise: y = log(1 + eˣ), in its stable form. The shape is unchanged.
/// </summary>
public sealed class SoftplusAttribute : LayerAttribute;

public sealed partial class Tensor
{
    /// <inheritdoc cref="SoftplusAttribute"/>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Softplus(string? name = null) => Never();
}
