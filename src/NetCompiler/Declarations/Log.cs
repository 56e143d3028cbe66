namespace NetCompiler;

/// <summary>
/// The natural logarithm, elementwise: y = log x; −∞ at 0, where the derivative is ∞, and not a number below. The shape is unchanged.
/// </summary>
public sealed class LogAttribute : LayerAttribute;

public sealed partial class Tensor
{
    /// <inheritdoc cref="LogAttribute"/>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Log(string? name = null) => Never();
}
