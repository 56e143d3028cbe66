using System;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>A column of real numbers.</summary>
internal sealed class FloatColumn : Column
{
    private readonly ReadOnlyMemory<float> _values;
    private readonly int _stride;

    /// <summary>Examples one after the other.</summary>
    public FloatColumn(ReadOnlyMemory<float> values, int size)
        : base(values.Length, size, "numbers") => (_values, _stride) = (values, size);

    /// <summary>Examples of which each begins a number of values after the one before it.</summary>
    public FloatColumn(ReadOnlyMemory<float> values, int size, int stride, int count)
        : base(count, size) => (_values, _stride) = (values, stride);

    /// <summary>Up to so many values are copied one by one: a call would take longer.</summary>
    private const int Few = 8;

    public ReadOnlySpan<float> Row(int row) => _values.Span.Slice(row * _stride, Size);

    internal override void CopyTo(int row, Span<float> destination) => Row(row).CopyTo(destination);

    internal override void CopyTo(ChosenRows rows, Part part, Rows destination)
    {
        ReadOnlySpan<float> all = _values.Span;
        int size = Size, stride = _stride;

        for (int b = part.Start; b < part.End; b++)
        {
            ReadOnlySpan<float> source = all.Slice(rows[b] * stride, size);
            Span<float> target = destination.Span(b, size);

            if (size > Few)
                source.CopyTo(target);
            else
                for (int i = 0; i < target.Length; i++)
                    target[i] = source[i];
        }
    }
}
