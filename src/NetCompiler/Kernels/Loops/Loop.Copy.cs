using System;

namespace NetCompiler.Kernels;

public static partial class Loop
{
    /// <summary>to[b, j] = from[b, j] for the examples of the part and the first <paramref name="columns"/> columns.</summary>
    public static void Copy(Part rows, int columns, Rows from, Rows to)
    {
        for (int row = rows.Start; row < rows.End; row++)
            from.Span(row, columns).CopyTo(to.Span(row, columns));
    }

    /// <summary>to[b, j] = 0 for the examples of the part and the first <paramref name="columns"/> columns.</summary>
    public static void Clear(Part rows, int columns, Rows to)
    {
        for (int row = rows.Start; row < rows.End; row++)
            to.Span(row, columns).Clear();
    }

    /// <summary>gradient[j] = from[j], or += when gradients accumulate: for a sum that the backward pass reads itself as well.</summary>
    public static void Deliver(Part columns, Row from, Row gradient, bool accumulate)
    {
        Span<float> source = from.From(columns.Start).Span(columns.Count), sum = gradient.From(columns.Start).Span(columns.Count);

        for (int column = 0; column < source.Length; column++)
            sum[column] = accumulate ? sum[column] + source[column] : source[column];
    }
}
