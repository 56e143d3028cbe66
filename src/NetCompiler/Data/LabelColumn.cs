using System;

namespace NetCompiler;

/// <summary>A column of classes.</summary>
internal sealed class LabelColumn(ReadOnlyMemory<int> labels, int size) : Column(labels.Length, size, "labels")
{
    public ReadOnlySpan<int> Row(int row) => labels.Span.Slice(row * Size, Size);

    internal override void CopyTo(int row, Span<float> destination)
    {
        ReadOnlySpan<int> source = Row(row);
        for (int i = 0; i < source.Length; i++)
            destination[i] = source[i];
    }
}
