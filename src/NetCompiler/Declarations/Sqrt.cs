namespace NetCompiler;

/// <summary>
/// The square root, elementwise: y = √x; at 0 the derivative is ∞, and below it is not a number. The shape is unchanged.
/// </summary>
public sealed class SqrtAttribute : LayerAttribute;

public sealed partial class Tensor
{
    /// <inheritdoc cref="SqrtAttribute"/>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Sqrt(string? name = null) => Never();
}
