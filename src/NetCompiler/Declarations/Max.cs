namespace NetCompiler;

/// <summary>
/// The greatest element over some axes of an example, or over all elements: <code>y = max x</code>
/// An axis vanishes, or stays as an axis of 1. Equal elements share the gradient evenly, as with PyTorch's <c>amax</c>. Axes are counted without the batch, from 0, or from the last one backwards with −1, −2 …; each
/// must exist and is named once (NC1005).
/// </summary>
/// <param name="axes">The axes; none for all elements, which leaves a single number.</param>
public sealed class MaxAttribute(params int[] axes) : LayerAttribute
{
    /// <summary>The axes; none for all elements.</summary>
    public int[] Axes { get; } = axes;

    /// <summary>Whether each axis stays as an axis of 1; by default it vanishes.</summary>
    public bool KeepDimensions { get; set; }
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="MaxAttribute"/>
    /// <param name="axes">The axes, such as <c>[0, 1]</c>; none for all elements.</param>
    /// <param name="keepDimensions">Whether each axis stays as an axis of 1.</param>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Max(int[] axes, bool keepDimensions = false, string? name = null) => Never();

    /// <inheritdoc cref="MaxAttribute"/>
    /// <param name="axis">The axis, from 0, or from the last one backwards with −1, −2 ….</param>
    /// <param name="keepDimensions">Whether the axis stays as an axis of 1.</param>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Max(int axis, bool keepDimensions = false, string? name = null) => Never();

    /// <summary>The greatest element over all elements of an example: a single number.</summary>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Max(string? name = null) => Never();
}
