namespace NetCompiler;

/// <summary>
/// The axes of an example in another order: axis <c>axes[i]</c> becomes axis i; without axes, the last two change places. All axes are named, each once (NC1005);
/// −1 is the last.
/// </summary>
/// <param name="axes">The axes in their new order, as in <c>Transpose(1, 0, 2)</c>; none to exchange the last two.</param>
public sealed class TransposeAttribute(params int[] axes) : LayerAttribute
{
    /// <summary>The axes in their new order.</summary>
    public int[] Axes { get; } = axes;
}

public sealed partial class Tensor
{
    /// <inheritdoc cref="TransposeAttribute"/>
    /// <param name="axes">The axes in their new order; none to exchange the last two.</param>
    public Tensor Transpose(params int[] axes) => Never();
}
