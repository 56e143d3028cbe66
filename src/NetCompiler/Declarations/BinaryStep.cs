namespace NetCompiler;

/// <summary>
/// Binary step, elementwise: y = 1 where x &gt; 0, else 0. The shape is unchanged. The perceptron's threshold, Rosenblatt 1958.
/// Its derivative is 0 everywhere, so layers that lead to the loss only through it get no gradient and do not learn.
/// </summary>
public sealed class BinaryStepAttribute : LayerAttribute;

public sealed partial class Tensor
{
    /// <inheritdoc cref="BinaryStepAttribute"/>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor BinaryStep(string? name = null) => Never();
}
