namespace NetCompiler;

/// <summary>
/// Softmax over the elements of an example, a vector (NC1004): yᵢ = e^(xᵢ − max x) / Σⱼ e^(xⱼ − max x). The shape is unchanged.
/// A network trained with <see cref="SoftmaxCrossEntropyAttribute"/> needs none: that loss contains it.
/// </summary>
public sealed class SoftmaxAttribute : LayerAttribute;

public sealed partial class Tensor
{
    /// <inheritdoc cref="SoftmaxAttribute"/>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Softmax(string? name = null) => Never();
}
