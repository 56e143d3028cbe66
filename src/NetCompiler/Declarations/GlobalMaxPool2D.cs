namespace NetCompiler;

/// <summary>
/// The largest element of each channel of an image.
/// <code>
/// y[c] = max over positions p of x[c, p]          x: [C, H, W]   y: [C]
/// </code>
/// Elements that are the largest together share the gradient. Anything but an image draws NC1013.
/// </summary>
public sealed class GlobalMaxPool2DAttribute : LayerAttribute;

public sealed partial class Tensor
{
    /// <inheritdoc cref="GlobalMaxPool2DAttribute"/>
    public Tensor GlobalMaxPool2D() => Never();
}
