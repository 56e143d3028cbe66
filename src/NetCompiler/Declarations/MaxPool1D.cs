namespace NetCompiler;

/// <summary>
/// Max pooling of a sequence: the largest element that each window sees in each channel.
/// <code>
/// y[c, q] = max over taps t of x[c, q∘t]          x: [C, L]   y: [C, L']
/// </code>
/// The gradient goes to the first of a window's largest elements, row by row. Padding is never the largest. Anything but a sequence draws NC1013, a kernel that does not fit NC1014.
/// </summary>
public sealed class MaxPool1DAttribute : LayerAttribute
{
    /// <summary>Windows of this size.</summary>
    /// <param name="kernel">Elements along the sequence.</param>
    public MaxPool1DAttribute(int kernel) => Kernel = kernel;

    /// <summary>Elements along the sequence.</summary>
    public int Kernel { get; }

    /// <summary>Elements from one window to the next; by default 0, which means the kernel's size: windows side by side.</summary>
    public int Stride { get; set; }

    /// <summary>Elements of padding on every side; 0 by default.</summary>
    public int Padding { get; set; }

    /// <summary>The padding before and after, where they differ: [before, after].</summary>
    public int[]? Paddings { get; set; }

    /// <summary>Elements from one that a window sees to the next; 1 by default.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>Whether a last window that is cut off counts, as PyTorch's <c>ceil_mode</c>; false by default.</summary>
    public bool Ceiling { get; set; }

    /// <summary>Whether the padding is chosen so that with stride s there are ⌈n / s⌉ results; the odd element goes after the image. Overrides the padding.</summary>
    public bool Same { get; set; }
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="MaxPool1DAttribute"/>
    /// <param name="kernel">Elements of each window.</param>
    /// <param name="stride">Elements from one window to the next; 0 for the kernel's size.</param>
    /// <param name="padding">Elements of padding on every side.</param>
    /// <param name="dilation">Elements from one that a window sees to the next.</param>
    /// <param name="ceiling">Whether a last window that is cut off counts.</param>
    /// <param name="same">Whether the padding is chosen so that with stride s there are ⌈n / s⌉ results.</param>
    /// <param name="paddings">The padding [before, after], where they differ.</param>
    /// <param name="name">The layer's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor MaxPool1D(int kernel, int stride = 0, int padding = 0, int dilation = 1, bool ceiling = false, bool same = false, int[]? paddings = null, string? name = null) => Never();
}
