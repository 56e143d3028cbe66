using System;

namespace NetCompiler;

/// <summary>A column of real numbers.</summary>
internal sealed class FloatColumn(ReadOnlyMemory<float> values, int size) : Column(values.Length, size, "numbers")
{
    public ReadOnlySpan<float> Row(int row) => values.Span.Slice(row * Size, Size);

    internal override void CopyTo(int row, Span<float> destination) => Row(row).CopyTo(destination);
}
