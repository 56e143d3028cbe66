namespace NetCompiler;

/// <summary>
/// An image with elements around it: zeros, its edge repeated, or itself mirrored.
/// <code>
/// x: [C, H, W]   y: [C, top + H + bottom, left + W + right]
/// </code>
/// The gradient of zeros goes nowhere, that of a copy to the element that it copies. Sides are in the order of <see cref="Conv2DAttribute.Paddings"/>, not in that of PyTorch's <c>ZeroPad2d</c>. Anything but an image draws NC1013.
/// </summary>
/// <param name="padding">Elements on every side: one number, [height, width], or [top, left, bottom, right]; none below 0.</param>
public sealed class Pad2DAttribute(params int[] padding) : LayerAttribute
{
    /// <summary>Elements on every side: one number, [height, width], or [top, left, bottom, right].</summary>
    public int[] Padding { get; } = padding;

    /// <summary>What the padding holds; zeros by default.</summary>
    public PaddingMode Mode { get; set; }
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="Pad2DAttribute"/>
    /// <param name="padding">Elements on every side.</param>
    /// <param name="mode">What the padding holds.</param>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Pad2D(int padding, PaddingMode mode = PaddingMode.Zeros, string? name = null) => Never();

    /// <inheritdoc cref="Pad2DAttribute"/>
    /// <param name="padding">Elements [height, width], or of each side [top, left, bottom, right].</param>
    /// <param name="mode">What the padding holds.</param>
    /// <param name="name">The node's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Pad2D(int[] padding, PaddingMode mode = PaddingMode.Zeros, string? name = null) => Never();
}
