namespace NetCompiler;

/// <summary>
/// All axes of an example in one: [C, H, W] becomes [C·H·W]. Costs nothing.
/// </summary>
public sealed class FlattenAttribute : LayerAttribute;

public sealed partial class Tensor
{
    /// <inheritdoc cref="FlattenAttribute"/>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Flatten(string? name = null) => Never();
}
