namespace NetCompiler;

/// <summary>
/// Logistic sigmoid, elementwise: y = 1 / (1 + e⁻ˣ). The shape is unchanged.
/// </summary>
public sealed class SigmoidAttribute : LayerAttribute;

public sealed partial class Tensor
{
    /// <inheritdoc cref="SigmoidAttribute"/>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Sigmoid(string? name = null) => Never();
}
