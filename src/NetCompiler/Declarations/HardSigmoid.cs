namespace NetCompiler;

/// <summary>
/// Piecewise linear sigmoid, elementwise: y = min(max(x + 3, 0), 6) / 6, PyTorch's form; its derivative at −3 and 3 is taken as 0. The shape is unchanged.
/// Keras 2 and ONNX by default have other slopes: write <c>(x * 0.2 + 0.5).Clamp(0, 1)</c> for those.
/// </summary>
public sealed class HardSigmoidAttribute : LayerAttribute;

public sealed partial class Tensor
{
    /// <inheritdoc cref="HardSigmoidAttribute"/>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor HardSigmoid(string? name = null) => Never();
}
