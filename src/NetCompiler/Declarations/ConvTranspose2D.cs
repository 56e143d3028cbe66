namespace NetCompiler;

/// <summary>
/// Transposed convolution of an image, as PyTorch's <c>ConvTranspose2d</c>: what <see cref="Conv2DAttribute"/> with the same window takes from y to x, this takes from x to y. With a stride it enlarges.
/// <code>
/// y[c, p] = b[c] + Σ over q, t with q∘t = p and the channels o of c's group   x[o, q] · W[o, c, t]
/// x: [C, H, W]   W: [C, filters/groups, kernel height, kernel width]   y: [filters, H', W']
/// H' = (H − 1)·stride − padding above − padding below + (kernel − 1)·dilation + 1 + output padding, W' alike
/// </code>
/// Anything but an image draws NC1013, padding that leaves nothing NC1014. Parameters <c>weight</c> and <c>bias</c>. Zeiler et al. 2010; Dumoulin and Visin 2016, arXiv:1603.07285.
/// </summary>
public sealed class ConvTranspose2DAttribute : LayerAttribute
{
    /// <summary>A kernel of one number is a square.</summary>
    /// <param name="filters">Channels of the result, at least 1.</param>
    /// <param name="kernel">Elements along height and width: one number for both, or <c>[height, width]</c>.</param>
    public ConvTranspose2DAttribute(int filters, params int[] kernel)
    {
        Filters = filters;
        Kernel = kernel;
    }

    /// <summary>Channels of the result.</summary>
    public int Filters { get; }

    /// <summary>Elements along height and width: one number for both, or <c>[height, width]</c>.</summary>
    public int[] Kernel { get; }

    /// <summary>Elements of the result from one window to the next; 1 by default.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>Elements cut off on every side of the result: the padding of the convolution that this transposes. 0 by default.</summary>
    public int Padding { get; set; }

    /// <summary>Elements more at the end of both axes, below the stride or the dilation: a convolution with a stride makes one size of several, and this says which is meant. 0 by default.</summary>
    public int OutputPadding { get; set; }

    /// <summary>Elements from one tap of the kernel to the next; 1 by default.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>The stride along height and width, where they differ.</summary>
    public int[]? Strides { get; set; }

    /// <summary>What is cut off above and below, and left and right: [height, width], or for each side [top, left, bottom, right].</summary>
    public int[]? Paddings { get; set; }

    /// <summary>The output padding along height and width, where they differ.</summary>
    public int[]? OutputPaddings { get; set; }

    /// <summary>The dilation along height and width, where they differ.</summary>
    public int[]? Dilations { get; set; }

    /// <summary>Into how many groups channels and filters fall, which meet only those of their own; 1 by default.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>Whether b is added; true by default. It starts at 0.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>How W starts.</summary>
    public WeightInitializer Initializer { get; set; }

    /// <summary>What W starts with is multiplied by this; 1 by default.</summary>
    public double InitializerScale { get; set; } = 1;
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="ConvTranspose2DAttribute"/>
    /// <param name="filters">Channels of the result, at least 1.</param>
    /// <param name="kernel">Elements of the kernel along height and width.</param>
    /// <param name="stride">Elements of the result from one window to the next.</param>
    /// <param name="padding">Elements cut off on every side.</param>
    /// <param name="outputPadding">Elements more at the end of both axes.</param>
    /// <param name="dilation">Elements from one tap of the kernel to the next.</param>
    /// <param name="groups">Into how many groups channels and filters fall, which meet only those of their own.</param>
    /// <param name="bias">Whether b is added. It starts at 0.</param>
    /// <param name="strides">The stride along [height, width], where they differ.</param>
    /// <param name="paddings">What is cut off: [height, width], or of each side [top, left, bottom, right].</param>
    /// <param name="outputPaddings">The output padding along [height, width], where they differ.</param>
    /// <param name="dilations">The dilation along [height, width], where they differ.</param>
    /// <param name="initializer">How W starts.</param>
    /// <param name="initializerScale">What W starts with is multiplied by this.</param>
    /// <param name="name">The layer's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor ConvTranspose2D(int filters, int kernel, int stride = 1, int padding = 0, int outputPadding = 0, int dilation = 1, int groups = 1, bool bias = true, int[]? strides = null, int[]? paddings = null, int[]? outputPaddings = null, int[]? dilations = null, WeightInitializer initializer = WeightInitializer.Automatic, double initializerScale = 1, string? name = null) => Never();

    /// <inheritdoc cref="ConvTranspose2DAttribute"/>
    /// <param name="filters">Channels of the result, at least 1.</param>
    /// <param name="kernel">Elements along [height, width].</param>
    /// <param name="stride">Elements of the result from one window to the next.</param>
    /// <param name="padding">Elements cut off on every side.</param>
    /// <param name="outputPadding">Elements more at the end of both axes.</param>
    /// <param name="dilation">Elements from one tap of the kernel to the next.</param>
    /// <param name="groups">Into how many groups channels and filters fall, which meet only those of their own.</param>
    /// <param name="bias">Whether b is added. It starts at 0.</param>
    /// <param name="strides">The stride along [height, width], where they differ.</param>
    /// <param name="paddings">What is cut off: [height, width], or of each side [top, left, bottom, right].</param>
    /// <param name="outputPaddings">The output padding along [height, width], where they differ.</param>
    /// <param name="dilations">The dilation along [height, width], where they differ.</param>
    /// <param name="initializer">How W starts.</param>
    /// <param name="initializerScale">What W starts with is multiplied by this.</param>
    /// <param name="name">The layer's name, unique in the network; by default from the local it is assigned to.</param>
    public Tensor ConvTranspose2D(int filters, int[] kernel, int stride = 1, int padding = 0, int outputPadding = 0, int dilation = 1, int groups = 1, bool bias = true, int[]? strides = null, int[]? paddings = null, int[]? outputPaddings = null, int[]? dilations = null, WeightInitializer initializer = WeightInitializer.Automatic, double initializerScale = 1, string? name = null) => Never();
}
