using System;

namespace NetCompiler.Kernels;

/// <summary>
/// Seen from the image, a window slides backwards: position h of the image is seen at tap k by position (h + Before − k·Dilation) / Stride of the result, where that is whole.
/// So along each axis positions fall into Stride phases. All positions of a phase are seen at the same taps, and by a row of positions of the result that moves on by one as h
/// moves on by Stride: in each phase the transpose of a convolution is a convolution of stride 1, whose taps are those of the phase in reverse.
/// </summary>
internal readonly struct Phase
{
    private readonly int _firstTap, _tapStep;

    /// <summary>The positions with (h + before) mod stride = <paramref name="index"/>, along an axis of <paramref name="length"/> positions.</summary>
    public Phase(int index, int length, int kernel, int stride, int dilation, int before)
    {
        int common = Common(dilation, stride);
        _tapStep = stride / common;
        _firstTap = 0;

        while (_firstTap < _tapStep && (int)((long)_firstTap * dilation % stride) != index)
            _firstTap++;

        First = (((index - before) % stride) + stride) % stride;
        Count = First < length ? (length - 1 - First) / stride + 1 : 0;
        Taps = _firstTap < _tapStep && _firstTap < kernel ? (kernel - 1 - _firstTap) / _tapStep + 1 : 0;
        Dilation = dilation / common;
        Before = Taps == 0 ? 0 : (Taps - 1) * Dilation - (First + before - _firstTap * dilation) / stride;
    }

    /// <summary>The first position of the phase.</summary>
    public int First { get; }

    /// <summary>How many positions it has, Stride apart.</summary>
    public int Count { get; }

    /// <summary>How many taps see them.</summary>
    public int Taps { get; }

    /// <summary>Positions of the result from one tap to the next.</summary>
    public int Dilation { get; }

    /// <summary>Positions of the result before the first that the first tap sees.</summary>
    public int Before { get; }

    /// <summary>The kernel's tap that is the phase's tap <paramref name="index"/>.</summary>
    public int Tap(int index) => _firstTap + _tapStep * (Taps - 1 - index);

    /// <summary>The phases of the rows of an image.</summary>
    public static Phase OfRows(in Window window, int index) =>
        new(index, window.Height, window.KernelHeight, window.StrideHeight, window.DilationHeight, window.Top);

    /// <summary>The phases of its columns.</summary>
    public static Phase OfColumns(in Window window, int index) =>
        new(index, window.Width, window.KernelWidth, window.StrideWidth, window.DilationWidth, window.Left);

    /// <summary>How the positions of two phases see a result: as its result sees an image.</summary>
    public static Window Of(in Window window, in Phase rows, in Phase columns) => new()
    {
        Height = window.OutHeight,
        Width = window.OutWidth,
        OutHeight = rows.Count,
        OutWidth = columns.Count,
        KernelHeight = rows.Taps,
        KernelWidth = columns.Taps,
        DilationHeight = rows.Dilation,
        DilationWidth = columns.Dilation,
        Top = rows.Before,
        Left = columns.Before,
    };

    private static int Common(int a, int b) => b == 0 ? a : Common(b, a % b);
}
