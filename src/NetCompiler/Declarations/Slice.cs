namespace NetCompiler;

/// <summary>The elements start … start + length − 1 along one axis; the other axes are whole. They must exist (NC1005).</summary>
/// <param name="start">The first element, from 0.</param>
/// <param name="length">How many, at least 1.</param>
public sealed class SliceAttribute(int start, int length) : LayerAttribute
{
    /// <summary>The first element, from 0.</summary>
    public int Start { get; } = start;

    /// <summary>How many elements.</summary>
    public int Length { get; } = length;

    /// <summary>The axis of an example, from 0, which is the default.</summary>
    public int Axis { get; set; }
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="SliceAttribute"/>
    /// <param name="start">The first element, from 0.</param>
    /// <param name="length">How many, at least 1.</param>
    /// <param name="axis">The axis of an example, from 0.</param>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Slice(int start, int length, int axis = 0, string? name = null) => Never();
}
