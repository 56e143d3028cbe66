using System;

namespace NetCompiler.Kernels;

public static partial class Loop
{
    /// <summary>to[b, o, c, r, i] = from[b, o, r, c, i] for the examples of the part.</summary>
    /// <param name="part">The examples of this worker.</param>
    /// <param name="outer">Elements before the two axes.</param>
    /// <param name="rows">The length of the first axis, the second of the result.</param>
    /// <param name="columns">The length of the second axis, the first of the result.</param>
    /// <param name="inner">Elements after the two axes.</param>
    /// <param name="from">[B, outer, rows, columns, inner].</param>
    /// <param name="to">[B, outer, columns, rows, inner]; must not overlap <paramref name="from"/>.</param>
    public static unsafe void Transpose(Part part, int outer, int rows, int columns, int inner, Rows from, Rows to)
    {
        int count = rows * columns * inner;

        for (int row = part.Start; row < part.End; row++)
        {
            for (int o = 0; o < outer; o++)
            {
                float* source = from.Pointer(row) + o * count, target = to.Pointer(row) + o * count;

                if (inner == 1)
                    Turn.Matrix(source, columns, target, rows, rows, columns);
                else
                    TransposeBlocks(new ReadOnlySpan<float>(source, count), new Span<float>(target, count), rows, columns, inner);
            }
        }
    }

    /// <summary>to[b, n, c] = 1 where from[b, n] = c, else 0, for the examples of the part. A value that is no class gives zeros only.</summary>
    /// <param name="rows">The examples of this worker.</param>
    /// <param name="count">Values per example.</param>
    /// <param name="classes">Length of the new axis.</param>
    /// <param name="from">[B, count].</param>
    /// <param name="to">[B, count, classes]; must not overlap <paramref name="from"/>.</param>
    public static void OneHot(Part rows, int count, int classes, Rows from, Rows to)
    {
        for (int row = rows.Start; row < rows.End; row++)
        {
            ReadOnlySpan<float> source = from.Span(row, count);
            Span<float> target = to.Span(row, count * classes);
            target.Clear();

            for (int n = 0; n < count; n++)
            {
                float value = source[n];

                if (value >= 0 && value < classes && value == MathF.Floor(value))
                    target[n * classes + (int)value] = 1f;
            }
        }
    }

    private static void TransposeBlocks(ReadOnlySpan<float> source, Span<float> target, int rows, int columns, int inner)
    {
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < columns; c++)
                source.Slice((r * columns + c) * inner, inner).CopyTo(target[((c * rows + r) * inner)..]);
        }
    }
}
