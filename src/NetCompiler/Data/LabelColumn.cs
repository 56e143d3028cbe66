using System;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>A column of classes.</summary>
internal sealed class LabelColumn(ReadOnlyMemory<int> labels, int size) : Column(labels.Length, size, "labels")
{
    public ReadOnlySpan<int> Row(int row) => labels.Span.Slice(row * Size, Size);

    /// <summary>In a workspace, a label that stands for none.</summary>
    public const int None = -1;

    /// <summary>Writes the labels of one worker's examples, as classes; <see cref="None"/> for the one that is ignored.</summary>
    public void CopyTo(ChosenRows rows, Part part, Labels destination, int? ignored)
    {
        ReadOnlySpan<int> all = labels.Span;
        int size = Size;

        for (int b = part.Start; b < part.End; b++)
            for (int i = 0; i < size; i++)
            {
                int label = all[rows[b] * size + i];
                destination[b * size + i] = label == ignored ? None : label;
            }
    }

    internal override void CopyTo(int row, Span<float> destination)
    {
        ReadOnlySpan<int> source = Row(row);
        for (int i = 0; i < source.Length; i++)
            destination[i] = source[i];
    }
}
