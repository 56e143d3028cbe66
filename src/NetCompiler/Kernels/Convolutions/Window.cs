using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>
/// Which positions of an image each position of the result sees. Position (oh, ow) of the result sees at tap (kh, kw) the image at
/// <code>
/// h = oh·StrideHeight − Top + kh·DilationHeight
/// w = ow·StrideWidth − Left + kw·DilationWidth
/// </code>
/// What lies outside the image is absent: zero in a sum, −∞ in a maximum. Positions and taps are numbered row by row. A sequence is an image of height 1.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Window
{
    /// <summary>One tap, at its own position.</summary>
    public Window()
    {
    }

    /// <summary>Rows of the image.</summary>
    public int Height { get; init; } = 1;

    /// <summary>Columns of the image.</summary>
    public int Width { get; init; } = 1;

    /// <summary>Rows of the result.</summary>
    public int OutHeight { get; init; } = 1;

    /// <summary>Columns of the result.</summary>
    public int OutWidth { get; init; } = 1;

    /// <summary>Rows of the kernel.</summary>
    public int KernelHeight { get; init; } = 1;

    /// <summary>Columns of the kernel.</summary>
    public int KernelWidth { get; init; } = 1;

    /// <summary>Rows from one position of the result to the next.</summary>
    public int StrideHeight { get; init; } = 1;

    /// <summary>Columns from one position of the result to the next.</summary>
    public int StrideWidth { get; init; } = 1;

    /// <summary>Rows from one tap to the next.</summary>
    public int DilationHeight { get; init; } = 1;

    /// <summary>Columns from one tap to the next.</summary>
    public int DilationWidth { get; init; } = 1;

    /// <summary>Rows of padding before the first of the image; negative where the image is cropped.</summary>
    public int Top { get; init; }

    /// <summary>Columns of padding before the first of the image; negative where the image is cropped.</summary>
    public int Left { get; init; }

    /// <summary>Positions of the image.</summary>
    public int Positions => Height * Width;

    /// <summary>Positions of the result.</summary>
    public int OutPositions => OutHeight * OutWidth;

    /// <summary>Taps of the kernel.</summary>
    public int Taps => KernelHeight * KernelWidth;

    /// <summary>Whether each position of the result sees its own position of the image, and no other.</summary>
    internal bool IsPointwise =>
        Taps == 1 && StrideHeight == 1 && StrideWidth == 1 && Top == 0 && Left == 0 && Height == OutHeight && Width == OutWidth;

    /// <summary>The row of the image that row <paramref name="oh"/> of the result sees at tap row 0; may lie outside.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int FirstRow(int oh) => oh * StrideHeight - Top;

    /// <summary>The column of the image that column <paramref name="ow"/> of the result sees at tap column 0; may lie outside.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int FirstColumn(int ow) => ow * StrideWidth - Left;

    /// <summary>The tap rows at which row <paramref name="oh"/> of the result sees the image.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Part TapRows(int oh) => Inside(FirstRow(oh), DilationHeight, KernelHeight, Height);

    /// <summary>The tap columns at which column <paramref name="ow"/> of the result sees the image.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Part TapColumns(int ow) => Inside(FirstColumn(ow), DilationWidth, KernelWidth, Width);

    /// <summary>The k &lt; count with 0 ≤ first + k·step &lt; length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Part Inside(int first, int step, int count, int length)
    {
        if (step == 1)
            return Clamp(-first, length - first, count);

        return Clamp(first >= 0 ? 0 : (step - 1 - first) / step, first >= length ? 0 : (length - first + step - 1) / step, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Part Clamp(int start, int end, int count)
    {
        start = Math.Min(Math.Max(start, 0), count);

        return new(start, Math.Max(Math.Min(end, count), start));
    }
}
