namespace NetCompiler;

/// <summary>
/// An image of another size, by a factor or to a given height and width, as PyTorch's <c>Upsample</c>.
/// <code>
/// nearest     y[c, i, j] = x[c, ⌊i·H/H'⌋, ⌊j·W/W'⌋]
/// bilinear    between the elements around (i + ½)·H/H' − ½; with aligned corners, around i·(H − 1)/(H' − 1); along the width alike
/// x: [C, H, W]   y: [C, H', W']     H' = scale·H or the given height, W' alike
/// </code>
/// Reducing is not averaged: that is <see cref="AdaptiveAveragePool2DAttribute"/>. Anything but an image draws NC1013.
/// </summary>
/// <param name="scale">The factor of height and width, at least 1.</param>
public sealed class Upsample2DAttribute(int scale = 1) : LayerAttribute
{
    /// <summary>The factor of height and width.</summary>
    public int Scale { get; } = scale;

    /// <summary>How the places between are filled; by the nearest element by default.</summary>
    public UpsampleMode Mode { get; set; }

    /// <summary>Whether the first element stays first and the last last, with bilinear interpolation; false by default.</summary>
    public bool AlignCorners { get; set; }

    /// <summary>The new height, in place of the factor.</summary>
    public int Height { get; set; }

    /// <summary>The new width, in place of the factor.</summary>
    public int Width { get; set; }
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="Upsample2DAttribute"/>
    /// <param name="scale">The factor of height and width.</param>
    /// <param name="mode">How the places between are filled.</param>
    /// <param name="alignCorners">Whether the first element stays first and the last last, with bilinear interpolation.</param>
    /// <param name="height">The new height, in place of the factor; 0 for none.</param>
    /// <param name="width">The new width, in place of the factor; 0 for none.</param>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Upsample2D(int scale = 1, UpsampleMode mode = UpsampleMode.Nearest, bool alignCorners = false, int height = 0, int width = 0, string? name = null) => Never();
}
