namespace NetCompiler;

/// <summary>
/// Piecewise quadratic swish, elementwise: y = x·min(max(x + 3, 0), 6) / 6; its derivative at −3 and 3 is taken as −½ and 1½. The shape is unchanged. Howard et al. 2019, arXiv:1905.02244.
/// </summary>
public sealed class HardSwishAttribute : LayerAttribute;

public sealed partial class Tensor
{
    /// <inheritdoc cref="HardSwishAttribute"/>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor HardSwish(string? name = null) => Never();
}
