namespace NetCompiler;

/// <summary>
/// The mean of each channel of an image over all of its positions.
/// <code>
/// y[c] = Σ over positions p of x[c, p] / P          x: [C, H, W]   y: [C]
/// </code>
/// PyTorch's <c>AdaptiveAvgPool2d(1)</c> with <c>Flatten</c>. Lin et al. 2013, arXiv:1312.4400. Anything but an image draws NC1013.
/// </summary>
public sealed class GlobalAveragePool2DAttribute : LayerAttribute;

public sealed partial class Tensor
{
    /// <inheritdoc cref="GlobalAveragePool2DAttribute"/>
    public Tensor GlobalAveragePool2D() => Never();
}
