namespace NetCompiler;

/// <summary>
/// Max pooling of an image: the largest element that each window sees in each channel.
/// <code>
/// y[c, q] = max over taps t of x[c, q∘t]          x: [C, H, W]   y: [C, H', W']
/// </code>
/// The gradient goes to the first of a window's largest elements, row by row. Padding is never the largest. Anything but an image draws NC1013, a kernel that does not fit NC1014.
/// </summary>
public sealed class MaxPool2DAttribute : LayerAttribute
{
    /// <summary>Windows of this size.</summary>
    /// <param name="kernel">Elements along height and width: one number for both, or <c>[height, width]</c>.</param>
    public MaxPool2DAttribute(params int[] kernel) => Kernel = kernel;

    /// <summary>Elements along height and width: one number for both, or <c>[height, width]</c>.</summary>
    public int[] Kernel { get; }

    /// <summary>Elements from one window to the next; by default 0, which means the kernel's size: windows side by side.</summary>
    public int Stride { get; set; }

    /// <summary>Elements of padding on every side; 0 by default.</summary>
    public int Padding { get; set; }

    /// <summary>The stride along height and width, where they differ.</summary>
    public int[]? Strides { get; set; }

    /// <summary>The padding above and below, and left and right: [height, width], or for each side [top, left, bottom, right].</summary>
    public int[]? Paddings { get; set; }

    /// <summary>Elements from one that a window sees to the next; 1 by default.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>Whether a last window that is cut off counts, as PyTorch's <c>ceil_mode</c>; false by default.</summary>
    public bool Ceiling { get; set; }

    /// <summary>The dilation along height and width, where they differ.</summary>
    public int[]? Dilations { get; set; }

    /// <summary>Whether the padding is chosen so that with stride s there are ⌈n / s⌉ results; the odd element goes after the image. Overrides the padding.</summary>
    public bool Same { get; set; }
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="MaxPool2DAttribute"/>
    /// <param name="kernel">Elements of each window along height and width.</param>
    /// <param name="stride">Elements from one window to the next; 0 for the kernel's size.</param>
    /// <param name="padding">Elements of padding on every side.</param>
    /// <param name="dilation">Elements from one that a window sees to the next.</param>
    /// <param name="ceiling">Whether a last window that is cut off counts.</param>
    /// <param name="same">Whether the padding is chosen so that with stride s there are ⌈n / s⌉ results.</param>
    /// <param name="strides">The stride along [height, width], where they differ.</param>
    /// <param name="paddings">The padding [height, width], or of each side [top, left, bottom, right].</param>
    /// <param name="dilations">The dilation along [height, width], where they differ.</param>
    /// <param name="name">The layer's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor MaxPool2D(int kernel, int stride = 0, int padding = 0, int dilation = 1, bool ceiling = false, bool same = false, int[]? strides = null, int[]? paddings = null, int[]? dilations = null, string? name = null) => Never();

    /// <inheritdoc cref="MaxPool2DAttribute"/>
    /// <param name="kernel">Elements along [height, width].</param>
    /// <param name="stride">Elements from one window to the next; 0 for the kernel's size.</param>
    /// <param name="padding">Elements of padding on every side.</param>
    /// <param name="dilation">Elements from one that a window sees to the next.</param>
    /// <param name="ceiling">Whether a last window that is cut off counts.</param>
    /// <param name="same">Whether the padding is chosen so that with stride s there are ⌈n / s⌉ results.</param>
    /// <param name="strides">The stride along [height, width], where they differ.</param>
    /// <param name="paddings">The padding [height, width], or of each side [top, left, bottom, right].</param>
    /// <param name="dilations">The dilation along [height, width], where they differ.</param>
    /// <param name="name">The layer's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor MaxPool2D(int[] kernel, int stride = 0, int padding = 0, int dilation = 1, bool ceiling = false, bool same = false, int[]? strides = null, int[]? paddings = null, int[]? dilations = null, string? name = null) => Never();
}
