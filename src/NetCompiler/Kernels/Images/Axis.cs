using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>
/// One direction of the windows of a convolution, either way: from positions of the result to what they see of the image, or from positions of the image to where they are seen.
/// </summary>
internal readonly struct Axis
{
    private readonly int _sources, _kernel, _stride, _dilation, _before;
    private readonly bool _isTransposed;

    private Axis(int image, int result, int kernel, int stride, int dilation, int before, bool transposed)
    {
        (_kernel, _stride, _dilation, _before, _isTransposed) = (kernel, stride, dilation, before, transposed);
        (_sources, Count) = transposed ? (result, image) : (image, result);
    }

    /// <summary>Positions that look.</summary>
    public int Count { get; }

    /// <summary>Every so many positions that look follow each other by one step of what they see: 1, or when the direction is reversed, the stride.</summary>
    public int Classes => _isTransposed ? _stride : 1;

    /// <summary>Positions seen between two neighbours of a class.</summary>
    public int Step => _isTransposed ? 1 : _stride;

    public static Axis Down(in Window window, bool transposed) =>
        new(window.Height, window.OutHeight, window.KernelHeight, window.StrideHeight, window.DilationHeight, window.Top, transposed);

    public static Axis Across(in Window window, bool transposed) =>
        new(window.Width, window.OutWidth, window.KernelWidth, window.StrideWidth, window.DilationWidth, window.Left, transposed);

    /// <summary>What a position sees, and how many of its class from there on see the same taps.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public Sight At(int position)
    {
        int start = _isTransposed ? position + _before : position * _stride - _before;

        // Tap k is at (start − k·dilation)/stride if that is whole, or at start + k·dilation.
        int first = -1, count = 0, all = 0, step = 1, at = 0, apart = _dilation;

        for (int tap = 0, last = -1; tap < _kernel; tap++)
        {
            int place = _isTransposed ? start - tap * _dilation : start + tap * _dilation;

            if (_isTransposed && _stride > 1)
            {
                if (place % _stride != 0)
                    continue;

                place /= _stride;
            }

            if (last >= 0)
                step = tap - last;

            last = tap;
            all++;

            if (place < 0 || place >= _sources)
                continue;

            if (count++ == 0)
                (first, at) = (tap, place);
        }

        if (_isTransposed)
            apart = -step * _dilation / _stride;

        int rest = (Count - 1 - position) / Classes;
        int further = count < all ? 0 : all == 0 ? rest : (_sources - 1 - Math.Max(at, at + (count - 1) * apart)) / Step;

        return new Sight { Tap = Math.Max(first, 0), TapStep = step, Taps = count, At = at, Apart = apart, Alike = Math.Min(further, rest) + 1 };
    }
}

/// <summary>What a position sees: at taps Tap + n·TapStep, n &lt; Taps, what is at At + n·Apart.</summary>
internal readonly struct Sight
{
    public int Tap { get; init; }

    public int TapStep { get; init; }

    public int Taps { get; init; }

    public int At { get; init; }

    public int Apart { get; init; }

    /// <summary>So many positions of a class, from this one on, see the same taps.</summary>
    public int Alike { get; init; }
}
