using System;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>A column of classes.</summary>
internal sealed class LabelColumn : Column
{
    private readonly ReadOnlyMemory<int> _labels;
    private readonly int _stride;

    public LabelColumn(ReadOnlyMemory<int> labels, int size) : base(labels.Length, size, "labels") => (_labels, _stride) = (labels, size);

    /// <summary>Windows, which may overlap: of each example <paramref name="size"/> labels, from <paramref name="stride"/> after where the last one's begin.</summary>
    public LabelColumn(ReadOnlyMemory<int> labels, int size, int stride, int count) : base(count, size) => (_labels, _stride) = (labels, stride);

    public ReadOnlySpan<int> Row(int row) => _labels.Span.Slice(row * _stride, Size);

    /// <summary>In a workspace, a label that stands for none.</summary>
    public const int None = -1;

    /// <summary>Writes the labels of one worker's examples, as classes; <see cref="None"/> for the one that is ignored.</summary>
    public void CopyTo(ChosenRows rows, Part part, Labels destination, int? ignored)
    {
        ReadOnlySpan<int> all = _labels.Span;
        int size = Size;

        for (int b = part.Start; b < part.End; b++)
            for (int i = 0; i < size; i++)
            {
                int label = all[rows[b] * _stride + i];
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
