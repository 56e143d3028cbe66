namespace NetCompiler;

/// <summary>
/// A rectangle of an image: its middle, or from a given row and column on.
/// <code>
/// y[c, i, j] = x[c, top + i, left + j]          x: [C, H, W]   y: [C, height, width]
/// </code>
/// Anything but an image draws NC1013, a rectangle that is not within it NC1014.
/// </summary>
/// <param name="height">Rows of the result, at least 1.</param>
/// <param name="width">Columns of the result, at least 1.</param>
public sealed class Crop2DAttribute(int height, int width) : LayerAttribute
{
    /// <summary>Rows of the result.</summary>
    public int Height { get; } = height;

    /// <summary>Columns of the result.</summary>
    public int Width { get; } = width;

    /// <summary>Rows cut off above; below 0, as by default, half of those that are too many, rounded down.</summary>
    public int Top { get; set; } = -1;

    /// <summary>Columns cut off on the left; below 0, as by default, half of those that are too many, rounded down.</summary>
    public int Left { get; set; } = -1;
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="Crop2DAttribute"/>
    /// <param name="height">Rows of the result, at least 1.</param>
    /// <param name="width">Columns of the result, at least 1.</param>
    /// <param name="top">Rows cut off above; below 0 for half of those that are too many.</param>
    /// <param name="left">Columns cut off on the left; below 0 for half of those that are too many.</param>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Crop2D(int height, int width, int top = -1, int left = -1, string? name = null) => Never();
}
