namespace NetCompiler;

/// <summary>
/// Average pooling to a given size, as PyTorch's <c>AdaptiveAvgPool2d</c>: the windows are as large as they must be, and overlap where sizes do not divide.
/// <code>
/// y[c, i, j] = mean of x[c, h, w] over ⌊i·H/H'⌋ ≤ h &lt; ⌈(i + 1)·H/H'⌉ and w alike          x: [C, H, W]   y: [C, H', W']
/// </code>
/// Anything but an image draws NC1013.
/// </summary>
/// <param name="height">Rows of the result, at least 1.</param>
/// <param name="width">Columns of the result, at least 1.</param>
public sealed class AdaptiveAveragePool2DAttribute(int height, int width) : LayerAttribute
{
    /// <summary>H', rows of the result.</summary>
    public int Height { get; } = height;

    /// <summary>W', columns of the result.</summary>
    public int Width { get; } = width;
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="AdaptiveAveragePool2DAttribute"/>
    /// <param name="height">Rows of the result, at least 1.</param>
    /// <param name="width">Columns of the result, at least 1.</param>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor AdaptiveAveragePool2D(int height, int width, string? name = null) => Never();
}
