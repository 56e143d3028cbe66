namespace NetCompiler;

/// <summary>
/// The sum over some axes of an example, or over all elements: <code>y = Σ x</code>
/// An axis vanishes, or stays as an axis of 1. Axes are counted without the batch, from 0, or from the last one backwards with −1, −2 …; each
/// must exist and is named once (NC1005).
/// </summary>
/// <param name="axes">The axes; none for all elements, which leaves a single number.</param>
public sealed class SumAttribute(params int[] axes) : LayerAttribute
{
    /// <summary>The axes; none for all elements.</summary>
    public int[] Axes { get; } = axes;

    /// <summary>Whether each axis stays as an axis of 1; by default it vanishes.</summary>
    public bool KeepDimensions { get; set; }
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="SumAttribute"/>
    /// <param name="axes">The axes, such as <c>[0, 1]</c>; none for all elements.</param>
    /// <param name="keepDimensions">Whether each axis stays as an axis of 1.</param>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Sum(int[] axes, bool keepDimensions = false, string? name = null) => Never();

    /// <inheritdoc cref="SumAttribute"/>
    /// <param name="axis">The axis, from 0, or from the last one backwards with −1, −2 ….</param>
    /// <param name="keepDimensions">Whether the axis stays as an axis of 1.</param>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Sum(int axis, bool keepDimensions = false, string? name = null) => Never();

    /// <summary>The sum over all elements of an example: a single number.</summary>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Sum(string? name = null) => Never();
}
