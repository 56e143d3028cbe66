namespace NetCompiler;

/// <summary>
/// The square, elementwise: y = x². The shape is unchanged.
/// </summary>
public sealed class SquareAttribute : LayerAttribute;

public sealed partial class Tensor
{
    /// <inheritdoc cref="SquareAttribute"/>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Square(string? name = null) => Never();
}
