namespace NetCompiler;

/// <summary>
/// Rectified linear unit, elementwise: y = max(x, 0); its derivative at 0 is taken as 0. The shape is unchanged. Nair and Hinton 2010.
/// </summary>
public sealed class ReluAttribute : LayerAttribute;

public sealed partial class Tensor
{
    /// <inheritdoc cref="ReluAttribute"/>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Relu(string? name = null) => Never();
}
