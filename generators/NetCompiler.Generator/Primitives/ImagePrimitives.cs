using System;
using System.Collections.Generic;
using System.Linq;

namespace NetCompiler.Generator.Primitives;

/// <summary>
/// From channels first to a row of channels at each position: <c>[B, C·P] → [B·P, C]</c>. Its inverse, which is its adjoint too, is <see cref="FromPositions"/>;
/// the builder lets neither stand before the other.
/// </summary>
internal sealed record ToPositions : Primitive
{
    public override string Noun() => "positions";
}

/// <summary>Back to channels first: <c>[B·P, C] → [B, C·P]</c>.</summary>
internal sealed record FromPositions : Primitive
{
    public override string Noun() => "image";
}

/// <summary>
/// One of the three products of a convolution, which is linear in each of y, x and W:
/// <code>
/// L = Σ over outputs q, taps t, channels o and c of y[q, o] · x[q∘t, c] · W[o, c, t]
/// </code>
/// Each form is L's derivative by one of them, given the two others; so are the derivatives of each form. Channels fall into so many groups, and meet only those of their own.
/// </summary>
/// <param name="Window">Where each output looks.</param>
/// <param name="Groups">How many.</param>
/// <param name="Form">Which of the three is computed.</param>
internal sealed record Convolve(Window Window, int Groups, ConvolveForm Form) : Primitive
{
    /// <summary>
    /// The windows of a pooling through whose maxima y came back, if it is not all of y that is given but one element of each window, <c>[B·windows, O]</c>, and behind the other operands
    /// the tap at which each is.
    /// </summary>
    public Window? Maxima { get; init; }

    public override string Noun() => Form is ConvolveForm.Outputs ? "product" : "convolution";
}

internal enum ConvolveForm
{
    /// <summary>y from x and W: the convolution.</summary>
    Outputs,

    /// <summary>x from y and W: the gradient of its input, and the transposed convolution.</summary>
    Inputs,

    /// <summary>W from y and x: the gradient of its weights, summed over the batch; like a product of examples, of several pairs where weights are used several times.</summary>
    Weights,
}

/// <summary>The largest element or the mean that each window sees in each channel: <c>[B·P, C] → [B·Q, C]</c>.</summary>
internal sealed record Pool(Window Window, PoolKind Kind) : Primitive
{
    /// <summary>How many elements the mean of each output counts, PyTorch's rule: padding reaches as far after the image as before it, and no further.</summary>
    public IEnumerable<int> Divisors() =>
        from h in Counts(Window.OutHeight, Window.StrideHeight, Window.Top, Window.KernelHeight, Window.Height)
        from w in Counts(Window.OutWidth, Window.StrideWidth, Window.Left, Window.KernelWidth, Window.Width)
        select h * w;

    private IEnumerable<int> Counts(int outputs, int stride, int padding, int kernel, int length) => Enumerable.Range(0, outputs).Select(output =>
    {
        int first = output * stride - padding, reach = Kind is PoolKind.AveragePadded ? padding : 0;
        return Math.Max(Math.Min(first + kernel, length + reach) - Math.Max(first, -reach), 1);
    });
}

/// <summary>In which tap of each window its largest element is, in each channel: <c>[B·P, C] → [B·Q, C]</c>, counted row by row; the first of several.</summary>
internal sealed record LargestTap(Window Window) : Primitive
{
    public override string Noun() => "taps";
}

/// <summary>
/// Its adjoint: what each position gets back, <c>[B·Q, C] → [B·P, C]</c>. A maximum's goes to the first element of the window that is the largest, and needs x as its first operand.
/// </summary>
internal sealed record PoolGradient(Window Window, PoolKind Kind) : Primitive
{
    public override string Noun() => "unpooled";
}

internal enum PoolKind
{
    Max,

    /// <summary>The mean over the elements that the window really sees.</summary>
    Average,

    /// <summary>The mean over the window as far as the padding reaches, with zeros in it.</summary>
    AveragePadded,
}

/// <summary>
/// Along height and width each new position is a weighted sum of a few neighbouring old ones: enlarging, reducing, padding, cropping. <paramref name="Transposed"/> is the adjoint.
/// </summary>
internal sealed record Resample(AxisMap Height, AxisMap Width, bool Transposed) : Primitive
{
    public override string Noun() => "resampled";
}

/// <summary>The sum of each channel with so many before and after it, as far as there are any.</summary>
internal sealed record SumNeighbours(int Before, int After) : Primitive
{
    public override string Noun() => "neighbours";
}
