using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetCompiler.Kernels;

/// <summary>The transposition of a matrix in memory, square by square.</summary>
internal static unsafe class Turn
{
    /// <summary>Rows and columns of a square: its rows and those of its transpose are whole cache lines.</summary>
    private const int Square = 16;

    /// <summary>to[c·toStride + r] = from[r·fromStride + c] for r &lt; rows, c &lt; columns. The two must not overlap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Matrix(float* from, nint fromStride, float* to, nint toStride, int rows, int columns)
    {
        for (int top = 0; top < rows; top += Square)
        {
            int height = Math.Min(Square, rows - top);

            for (int left = 0; left < columns; left += Square)
                Block(from + top * fromStride + left, fromStride, to + left * toStride + top, toStride, height, Math.Min(Square, columns - left));
        }
    }

    /// <summary>
    /// Eight rows or eight columns after the other. Of rows that lie a power of two apart, no more than eight are in the first-level cache at a time: on the side where rows lie further
    /// apart, eight are finished before the next.
    /// </summary>
    private static void Block(float* from, nint fromStride, float* to, nint toStride, int rows, int columns)
    {
        int wholeRows = Avx.IsSupported ? rows & ~7 : 0, wholeColumns = Avx.IsSupported ? columns & ~7 : 0;

        if (fromStride > toStride)
        {
            for (int row = 0; row < wholeRows; row += 8)
            {
                for (int column = 0; column < wholeColumns; column += 8)
                    Eight(from + row * fromStride + column, fromStride, to + column * toStride + row, toStride);
            }
        }
        else
        {
            for (int column = 0; column < wholeColumns; column += 8)
            {
                for (int row = 0; row < wholeRows; row += 8)
                    Eight(from + row * fromStride + column, fromStride, to + column * toStride + row, toStride);
            }
        }

        Rest(from + wholeColumns, fromStride, to + wholeColumns * toStride, toStride, wholeRows, columns - wholeColumns);
        Rest(from + wholeRows * fromStride, fromStride, to + wholeRows, toStride, rows - wholeRows, columns);
    }

    private static void Rest(float* from, nint fromStride, float* to, nint toStride, int rows, int columns)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                to[column * toStride + row] = from[row * fromStride + column];
        }
    }

    /// <summary>Eight rows of eight: neighbours are interleaved, then pairs, then halves.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Eight(float* from, nint fromStride, float* to, nint toStride)
    {
        Four(from, fromStride, out Vector256<float> a0, out Vector256<float> a1, out Vector256<float> a2, out Vector256<float> a3);
        Four(from + 4 * fromStride, fromStride, out Vector256<float> b0, out Vector256<float> b1, out Vector256<float> b2, out Vector256<float> b3);
        Halves(to, 4 * toStride, a0, b0);
        Halves(to + toStride, 4 * toStride, a1, b1);
        Halves(to + 2 * toStride, 4 * toStride, a2, b2);
        Halves(to + 3 * toStride, 4 * toStride, a3, b3);
    }

    /// <summary>Of four rows of eight: c0 has columns 0 and 4, c1 1 and 5, c2 2 and 6, c3 3 and 7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four(float* from, nint stride, out Vector256<float> c0, out Vector256<float> c1, out Vector256<float> c2, out Vector256<float> c3)
    {
        Vector256<float> r0 = Vector256.Load(from), r1 = Vector256.Load(from + stride);
        Vector256<float> r2 = Vector256.Load(from + 2 * stride), r3 = Vector256.Load(from + 3 * stride);
        Vector256<float> low01 = Avx.UnpackLow(r0, r1), low23 = Avx.UnpackLow(r2, r3);
        Vector256<float> high01 = Avx.UnpackHigh(r0, r1), high23 = Avx.UnpackHigh(r2, r3);
        c0 = Avx.Shuffle(low01, low23, 0b01_00_01_00);
        c1 = Avx.Shuffle(low01, low23, 0b11_10_11_10);
        c2 = Avx.Shuffle(high01, high23, 0b01_00_01_00);
        c3 = Avx.Shuffle(high01, high23, 0b11_10_11_10);
    }

    /// <summary>The lower halves are one column, the upper halves the column four further.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Halves(float* to, nint stride, Vector256<float> first, Vector256<float> second)
    {
        Vector256.Store(Avx.Permute2x128(first, second, 0x20), to);
        Vector256.Store(Avx.Permute2x128(first, second, 0x31), to + stride);
    }
}
