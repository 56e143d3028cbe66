namespace NetCompiler;

/// <summary>
/// Softmax along an axis: yᵢ = e^(xᵢ − max x) / Σⱼ e^(xⱼ − max x). The shape is unchanged.
/// A network trained with <see cref="SoftmaxCrossEntropyAttribute"/> needs none: that loss contains it.
/// </summary>
public sealed class SoftmaxAttribute : LayerAttribute
{
    /// <summary>The axis of an example, from 0, or from the last one backwards; −1, the last, by default. It must exist (NC1005).</summary>
    public int Axis { get; set; } = -1;
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="SoftmaxAttribute"/>
    /// <param name="axis">The axis of an example, from 0, or from the last one backwards; the last by default.</param>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Softmax(int axis = -1, string? name = null) => Never();
}
