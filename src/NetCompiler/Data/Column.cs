using System;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>One input or one target of a dataset: the same number of values for every example, one example after the other. Values are not copied.</summary>
public abstract class Column
{
    private protected Column(int values, int size, string what)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        if (values % size != 0)
            throw new ArgumentException($"{values} {what} do not divide into examples of {size} each.");

        Size = size;
        Count = values / size;
    }

    /// <summary>How many values an example has.</summary>
    public int Size { get; }

    /// <summary>How many examples there are.</summary>
    public int Count { get; }

    /// <summary>Real numbers.</summary>
    /// <param name="values">All examples, one after the other; an array or a part of one.</param>
    /// <param name="size">How many values an example has.</param>
    /// <exception cref="ArgumentException">The values do not divide into examples of that size.</exception>
    public static Column Of(ReadOnlyMemory<float> values, int size) => new FloatColumn(values, size);

    /// <summary>Bytes that stand for value·scale + offset, such as the pixels of an image: kept as bytes, so that a large dataset stays small.</summary>
    /// <param name="values">All examples, one after the other; an array or a part of one.</param>
    /// <param name="size">How many values an example has.</param>
    /// <param name="scale">What one step of a byte is worth; 1/255 by default, so that 255 becomes 1.</param>
    /// <param name="offset">What a zero byte is worth.</param>
    /// <exception cref="ArgumentException">The values do not divide into examples of that size.</exception>
    public static Column Of(ReadOnlyMemory<byte> values, int size, float scale = 1f / 255f, float offset = 0f) => new ByteColumn(values, size, scale, offset);

    /// <summary>Indices of classes, from 0.</summary>
    /// <param name="labels">All examples, one after the other; an array or a part of one.</param>
    /// <param name="size">How many labels an example has.</param>
    /// <exception cref="ArgumentException">The labels do not divide into examples of that size.</exception>
    public static Column Labels(ReadOnlyMemory<int> labels, int size = 1) => new LabelColumn(labels, size);

    /// <summary>Writes the values of one example as real numbers.</summary>
    internal abstract void CopyTo(int row, Span<float> destination);

    /// <summary>Writes the values of one worker's examples.</summary>
    internal virtual void CopyTo(ChosenRows rows, Part part, Rows destination)
    {
        for (int b = part.Start; b < part.End; b++)
            CopyTo(rows[b], destination.Span(b, Size));
    }
}
