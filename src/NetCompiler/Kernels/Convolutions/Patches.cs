using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>
/// What each position of a result sees of an image: the matrix [B·OutPositions, Taps·channels], tap after tap and in each tap channel after channel, with zeros for what lies
/// outside. It is never written down as a whole; products pack the part that they are at.
/// </summary>
internal readonly unsafe struct Patches(in Window window, int channels, Rows x) : IInputs
{
    private readonly Window _window = window;
    private readonly int _channels = channels;
    private readonly Rows _x = x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public void Pack(Part rows, Part inputs, float* packed)
    {
        Piece* pieces = stackalloc Piece[inputs.Count / _channels + 2];
        Piece* end = Cut(inputs, pieces);

        int height = _window.Height, width = _window.Width, outHeight = _window.OutHeight, outWidth = _window.OutWidth;
        int down = _window.StrideHeight, right = _window.StrideWidth, left = _window.FirstColumn(0);
        int lowest = height - end[-1].Row;
        (int example, int p) = Math.DivRem(rows.Start, outHeight * outWidth);
        (int oh, int ow) = Math.DivRem(p, outWidth);
        nint stride = _x.Stride;
        float* image = _x.Pointer(example * _window.Positions);

        for (int row = rows.Start; row < rows.End; row++)
        {
            int h = _window.FirstRow(oh), w = left + ow * right;
            float* origin = image + ((nint)h * width + w) * stride;
            bool isInside = h + pieces->Row >= 0 && h < lowest;

            for (Piece* piece = pieces; piece < end; packed += piece->Length, piece++)
            {
                if ((uint)(w + piece->Column) < (uint)width && (isInside || (uint)(h + piece->Row) < (uint)height))
                    Floats.Copy(origin + piece->Offset, packed, piece->Length);
                else
                    Floats.Clear(packed, piece->Length);
            }

            if (++ow < outWidth)
                continue;

            ow = 0;

            if (++oh < outHeight)
                continue;

            oh = 0;
            image += _window.Positions * stride;
        }
    }

    /// <summary>The taps that these inputs belong to, the first and the last perhaps in part. Returns the end of them.</summary>
    private Piece* Cut(Part inputs, Piece* pieces)
    {
        (int tap, int channel) = Math.DivRem(inputs.Start, _channels);
        (int kh, int kw) = Math.DivRem(tap, _window.KernelWidth);

        for (int at = inputs.Start; at < inputs.End; pieces++)
        {
            int count = Math.Min(_channels - channel, inputs.End - at);
            int row = kh * _window.DilationHeight, column = kw * _window.DilationWidth;
            *pieces = new() { Row = row, Column = column, Offset = ((nint)row * _window.Width + column) * _x.Stride + channel, Length = count };
            at += count;
            channel = 0;

            if (++kw < _window.KernelWidth)
                continue;

            kw = 0;
            kh++;
        }

        return pieces;
    }

    /// <summary>Channels of one tap, side by side in memory.</summary>
    private struct Piece
    {
        /// <summary>Where the tap is, in rows and columns of the image from the position's first.</summary>
        public int Row, Column;

        /// <summary>The same in floats.</summary>
        public nint Offset;

        public nint Length;
    }
}
