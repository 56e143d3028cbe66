namespace NetCompiler;

/// <summary>
/// Convolution of an image, without turning the kernel round (cross-correlation), as PyTorch's <c>Conv2d</c>.
/// <code>
/// y[o, q] = b[o] + Σ over taps t and the channels c of o's group   W[o, c, t] · x[c, q∘t]
/// x: [C, H, W]   W: [filters, C/groups, kernel height, kernel width]   y: [filters, H', W']     H' = ⌊(H + padding above + padding below − (kernel − 1)·dilation − 1) / stride⌋ + 1, W' alike
/// </code>
/// Anything but an image draws NC1013, a kernel that does not fit NC1014. Parameters <c>weight</c> and <c>bias</c>.
/// </summary>
public sealed class Conv2DAttribute : LayerAttribute
{
    /// <summary>A kernel of one number is a square.</summary>
    /// <param name="filters">Channels of the result, at least 1.</param>
    /// <param name="kernel">Elements along height and width: one number for both, or <c>[height, width]</c>.</param>
    public Conv2DAttribute(int filters, params int[] kernel)
    {
        Filters = filters;
        Kernel = kernel;
    }

    /// <summary>Channels of the result.</summary>
    public int Filters { get; }

    /// <summary>Elements along height and width: one number for both, or <c>[height, width]</c>.</summary>
    public int[] Kernel { get; }

    /// <summary>Elements from one result to the next; 1 by default.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>Elements of padding on every side; 0 by default.</summary>
    public int Padding { get; set; }

    /// <summary>Elements from one tap of the kernel to the next; 1 by default.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>The stride along height and width, where they differ.</summary>
    public int[]? Strides { get; set; }

    /// <summary>The padding above and below, and left and right: [height, width], or for each side [top, left, bottom, right].</summary>
    public int[]? Paddings { get; set; }

    /// <summary>The dilation along height and width, where they differ.</summary>
    public int[]? Dilations { get; set; }

    /// <summary>Into how many groups channels and filters fall, which meet only those of their own; as many as there are channels make a depthwise convolution. 1 by default.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>Whether b is added; true by default. It starts at 0.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>Whether the padding is chosen so that with stride s there are ⌈n / s⌉ results; the odd element goes after the image, as in Keras and PyTorch. Overrides the padding.</summary>
    public bool Same { get; set; }

    /// <summary>What the padding holds; zeros by default.</summary>
    public PaddingMode PaddingMode { get; set; }

    /// <summary>How W starts.</summary>
    public WeightInitializer Initializer { get; set; }

    /// <summary>What W starts with is multiplied by this; 1 by default.</summary>
    public double InitializerScale { get; set; } = 1;
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="Conv2DAttribute"/>
    /// <param name="filters">Channels of the result, at least 1.</param>
    /// <param name="kernel">Elements of the kernel along height and width.</param>
    /// <param name="stride">Elements from one result to the next.</param>
    /// <param name="padding">Elements of padding on every side.</param>
    /// <param name="dilation">Elements from one tap of the kernel to the next.</param>
    /// <param name="groups">Into how many groups channels and filters fall, which meet only those of their own.</param>
    /// <param name="bias">Whether b is added. It starts at 0.</param>
    /// <param name="same">Whether the padding is chosen so that with stride s there are ⌈n / s⌉ results.</param>
    /// <param name="paddingMode">What the padding holds.</param>
    /// <param name="strides">The stride along [height, width], where they differ.</param>
    /// <param name="paddings">The padding [height, width], or of each side [top, left, bottom, right].</param>
    /// <param name="dilations">The dilation along [height, width], where they differ.</param>
    /// <param name="initializer">How W starts.</param>
    /// <param name="initializerScale">What W starts with is multiplied by this.</param>
    /// <param name="name">The layer's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Conv2D(int filters, int kernel, int stride = 1, int padding = 0, int dilation = 1, int groups = 1, bool bias = true, bool same = false, PaddingMode paddingMode = PaddingMode.Zeros, int[]? strides = null, int[]? paddings = null, int[]? dilations = null, WeightInitializer initializer = WeightInitializer.Automatic, double initializerScale = 1, string? name = null) => Never();

    /// <inheritdoc cref="Conv2DAttribute"/>
    /// <param name="filters">Channels of the result, at least 1.</param>
    /// <param name="kernel">Elements along [height, width].</param>
    /// <param name="stride">Elements from one result to the next.</param>
    /// <param name="padding">Elements of padding on every side.</param>
    /// <param name="dilation">Elements from one tap of the kernel to the next.</param>
    /// <param name="groups">Into how many groups channels and filters fall, which meet only those of their own.</param>
    /// <param name="bias">Whether b is added. It starts at 0.</param>
    /// <param name="same">Whether the padding is chosen so that with stride s there are ⌈n / s⌉ results.</param>
    /// <param name="paddingMode">What the padding holds.</param>
    /// <param name="strides">The stride along [height, width], where they differ.</param>
    /// <param name="paddings">The padding [height, width], or of each side [top, left, bottom, right].</param>
    /// <param name="dilations">The dilation along [height, width], where they differ.</param>
    /// <param name="initializer">How W starts.</param>
    /// <param name="initializerScale">What W starts with is multiplied by this.</param>
    /// <param name="name">The layer's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor Conv2D(int filters, int[] kernel, int stride = 1, int padding = 0, int dilation = 1, int groups = 1, bool bias = true, bool same = false, PaddingMode paddingMode = PaddingMode.Zeros, int[]? strides = null, int[]? paddings = null, int[]? dilations = null, WeightInitializer initializer = WeightInitializer.Automatic, double initializerScale = 1, string? name = null) => Never();
}
