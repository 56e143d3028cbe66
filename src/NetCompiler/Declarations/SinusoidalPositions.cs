namespace NetCompiler;

/// <summary>
/// Sines and cosines of the position in a sequence, added to what stands there, so that layers which treat all steps alike can tell them apart (Vaswani et al. 2017, arXiv:1706.03762).
/// <code>
/// y[t, 2j] = x[t, 2j] + sin(t/10000^(2j/n))          y[t, 2j + 1] = x[t, 2j + 1] + cos(t/10000^(2j/n))          x, y: [T, n]
/// </code>
/// Nothing is learned. Anything but a sequence <c>[T, n]</c> is NC1013.
/// </summary>
public sealed class SinusoidalPositionsAttribute : LayerAttribute;

public sealed partial class Tensor
{
    /// <inheritdoc cref="SinusoidalPositionsAttribute"/>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor SinusoidalPositions(string? name = null) => Never();
}
