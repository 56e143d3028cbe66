using System;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>A column of real numbers.</summary>
internal sealed class FloatColumn(ReadOnlyMemory<float> values, int size) : Column(values.Length, size, "numbers")
{
    /// <summary>Up to so many values are copied one by one: a call would take longer.</summary>
    private const int Few = 8;

    public ReadOnlySpan<float> Row(int row) => values.Span.Slice(row * Size, Size);

    internal override void CopyTo(int row, Span<float> destination) => Row(row).CopyTo(destination);

    internal override void CopyTo(ChosenRows rows, Part part, Rows destination)
    {
        ReadOnlySpan<float> all = values.Span;
        int size = Size;

        for (int b = part.Start; b < part.End; b++)
        {
            ReadOnlySpan<float> source = all.Slice(rows[b] * size, size);
            Span<float> target = destination.Span(b, size);

            if (size > Few)
                source.CopyTo(target);
            else
                for (int i = 0; i < target.Length; i++)
                    target[i] = source[i];
        }
    }
}
