namespace NetCompiler;

/// <summary>
/// The absolute value, elementwise: y = |x|; its derivative at 0 is taken as 0. The shape is unchanged.
/// </summary>
public sealed class AbsAttribute : LayerAttribute;

public sealed partial class Tensor
{
    /// <inheritdoc cref="AbsAttribute"/>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Abs(string? name = null) => Never();
}
