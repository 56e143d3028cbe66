namespace NetCompiler;

/// <summary>
/// The mean over some axes of an example, or over all elements: <code>y = (1/n)·Σ x</code>
/// An axis vanishes, or stays as an axis of 1. n is the number of elements that are taken together. Axes are counted without the batch, from 0, or from the last one backwards with −1, −2 …; each
/// must exist and is named once (NC1005).
/// </summary>
/// <param name="axes">The axes; none for all elements, which leaves a single number.</param>
public sealed class MeanAttribute(params int[] axes) : LayerAttribute
{
    /// <summary>The axes; none for all elements.</summary>
    public int[] Axes { get; } = axes;

    /// <summary>Whether each axis stays as an axis of 1; by default it vanishes.</summary>
    public bool KeepDimensions { get; set; }
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="MeanAttribute"/>
    /// <param name="axes">The axes, such as <c>[0, 1]</c>; none for all elements.</param>
    /// <param name="keepDimensions">Whether each axis stays as an axis of 1.</param>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Mean(int[] axes, bool keepDimensions = false, string? name = null) => Never();

    /// <inheritdoc cref="MeanAttribute"/>
    /// <param name="axis">The axis, from 0, or from the last one backwards with −1, −2 ….</param>
    /// <param name="keepDimensions">Whether the axis stays as an axis of 1.</param>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Mean(int axis, bool keepDimensions = false, string? name = null) => Never();

    /// <summary>
    /// The mean over all elements of an example: a single number. With a mask, the mean over those steps of a sequence that count:
    /// <code>y = Σ mask[t]·x[t] / Σ mask[t], and 0 where no step counts          x: [T, n]   y: [n]</code>
    /// With a mask anything but a sequence is NC1013, and a mask of another length NC1003.
    /// </summary>
    /// <param name="mask">One number for each step, <c>[T]</c>: 1 where the step counts and 0 where it is padding, as <see cref="Valid"/> makes it.</param>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Mean(Tensor? mask = null, string? name = null) => Never();
}
