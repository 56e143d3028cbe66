namespace NetCompiler;

/// <summary>The same elements in the same order under other axes; their number must agree (NC1006). Costs nothing.</summary>
/// <param name="shape">The length of each axis of an example, at least 1.</param>
public sealed class ReshapeAttribute(params int[] shape) : LayerAttribute
{
    /// <summary>The length of each axis of an example.</summary>
    public int[] Shape { get; } = shape;
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="ReshapeAttribute"/>
    /// <param name="shape">The length of each axis of an example, at least 1.</param>
    public Tensor Reshape(params int[] shape) => Never();
}
