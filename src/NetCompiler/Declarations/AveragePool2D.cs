namespace NetCompiler;

/// <summary>
/// Average pooling of an image: the mean over each window in each channel.
/// <code>
/// y[c, q] = Σ over taps t of x[c, q∘t] / n          x: [C, H, W]   y: [C, H', W']
/// </code>
/// n counts the padding or not, see <see cref="AveragePool2DAttribute.CountPadding"/>; what a last window is cut off never counts. Anything but an image draws NC1013, a kernel that does not fit NC1014.
/// </summary>
public sealed class AveragePool2DAttribute : LayerAttribute
{
    /// <summary>Windows of this size.</summary>
    /// <param name="kernel">Elements along height and width: one number for both, or <c>[height, width]</c>.</param>
    public AveragePool2DAttribute(params int[] kernel) => Kernel = kernel;

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

    /// <summary>Whether a last window that is cut off counts, as PyTorch's <c>ceil_mode</c>; false by default.</summary>
    public bool Ceiling { get; set; }

    /// <summary>Whether the padding is chosen so that with stride s there are ⌈n / s⌉ results; the odd element goes after the image. Overrides the padding.</summary>
    public bool Same { get; set; }

    /// <summary>Whether padding counts as zeros in the mean, as PyTorch's <c>count_include_pad</c>; true by default.</summary>
    public bool CountPadding { get; set; } = true;
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="AveragePool2DAttribute"/>
    /// <param name="kernel">Elements of each window along height and width.</param>
    /// <param name="stride">Elements from one window to the next; 0 for the kernel's size.</param>
    /// <param name="padding">Elements of padding on every side.</param>
    /// <param name="ceiling">Whether a last window that is cut off counts.</param>
    /// <param name="same">Whether the padding is chosen so that with stride s there are ⌈n / s⌉ results.</param>
    /// <param name="strides">The stride along [height, width], where they differ.</param>
    /// <param name="paddings">The padding [height, width], or of each side [top, left, bottom, right].</param>
    /// <param name="countPadding">Whether padding counts as zeros in the mean.</param>
    /// <param name="name">The layer's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor AveragePool2D(int kernel, int stride = 0, int padding = 0, bool ceiling = false, bool same = false, int[]? strides = null, int[]? paddings = null, bool countPadding = true, string? name = null) => Never();

    /// <inheritdoc cref="AveragePool2DAttribute"/>
    /// <param name="kernel">Elements along [height, width].</param>
    /// <param name="stride">Elements from one window to the next; 0 for the kernel's size.</param>
    /// <param name="padding">Elements of padding on every side.</param>
    /// <param name="ceiling">Whether a last window that is cut off counts.</param>
    /// <param name="same">Whether the padding is chosen so that with stride s there are ⌈n / s⌉ results.</param>
    /// <param name="strides">The stride along [height, width], where they differ.</param>
    /// <param name="paddings">The padding [height, width], or of each side [top, left, bottom, right].</param>
    /// <param name="countPadding">Whether padding counts as zeros in the mean.</param>
    /// <param name="name">The layer's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor AveragePool2D(int[] kernel, int stride = 0, int padding = 0, bool ceiling = false, bool same = false, int[]? strides = null, int[]? paddings = null, bool countPadding = true, string? name = null) => Never();
}
