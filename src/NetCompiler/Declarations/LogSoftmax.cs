namespace NetCompiler;

/// <summary>
/// The logarithm of <see cref="SoftmaxAttribute">softmax</see> along an axis, without the rounding of the probabilities: yᵢ = xᵢ − max x − log Σⱼ e^(xⱼ − max x).
/// The shape is unchanged.
/// </summary>
public sealed class LogSoftmaxAttribute : LayerAttribute
{
    /// <summary>The axis of an example, from 0, or from the last one backwards; −1, the last, by default. It must exist (NC1005).</summary>
    public int Axis { get; set; } = -1;
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="LogSoftmaxAttribute"/>
    /// <param name="axis">The axis of an example, from 0, or from the last one backwards; the last by default.</param>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor LogSoftmax(int axis = -1, string? name = null) => Never();
}
