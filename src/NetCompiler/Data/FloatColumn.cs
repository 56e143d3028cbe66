using System;

namespace NetCompiler;

/// <summary>A column of real numbers.</summary>
internal sealed class FloatColumn(ReadOnlyMemory<float> values, int size) : Column(values.Length, size, "numbers")
{
    internal override void CopyTo(int row, Span<float> destination) => values.Span.Slice(row * Size, Size).CopyTo(destination);
}
