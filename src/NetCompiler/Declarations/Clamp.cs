namespace NetCompiler;

/// <summary>
/// Limits to an interval, elementwise: y = min(max(x, a), b); the derivative is 1 from a to b, both included, and 0 outside. The shape is unchanged.
/// </summary>
/// <param name="min">a, the least value that passes.</param>
/// <param name="max">b, the greatest value that passes; at least a.</param>
public sealed class ClampAttribute(double min, double max) : LayerAttribute
{
    /// <summary>a, the least value that passes.</summary>
    public double Min { get; } = min;

    /// <summary>b, the greatest value that passes; at least a.</summary>
    public double Max { get; } = max;
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="ClampAttribute"/>
    /// <param name="min">a, the least value that passes.</param>
    /// <param name="max">b, the greatest value that passes; at least a.</param>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Clamp(double min, double max, string? name = null) => Never();
}
