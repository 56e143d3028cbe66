using System;
using System.Collections.Generic;
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

    private protected Column(int count, int size)
    {
        Size = size;
        Count = count;
    }

    /// <summary>How many values an example has.</summary>
    public int Size { get; }

    /// <summary>How many examples there are.</summary>
    public int Count { get; }

    /// <summary>The size of the images, where the column was made of images; else none.</summary>
    public virtual ImageShape? Image => null;

    /// <summary>Real numbers.</summary>
    /// <param name="values">All examples, one after the other; an array or a part of one.</param>
    /// <param name="size">How many values an example has.</param>
    /// <exception cref="ArgumentException">The values do not divide into examples of that size.</exception>
    public static Column Of(ReadOnlyMemory<float> values, int size) => new FloatColumn(values, size);

    /// <summary>Real numbers written out, <c>Column.Of([0, 0, 0, 1], 2)</c>, or in an array.</summary>
    /// <inheritdoc cref="Of(ReadOnlyMemory{float}, int)"/>
    public static Column Of(float[] values, int size) => Of(values.AsMemory(), size);

    /// <summary>
    /// Real numbers in which examples overlap, such as windows of a time series: example i has the values from i·<paramref name="stride"/> to i·<paramref name="stride"/> + <paramref name="size"/> − 1. Nothing is copied.
    /// </summary>
    /// <param name="values">A sequence; an array or a part of one.</param>
    /// <param name="size">How many values an example has; at least 1.</param>
    /// <param name="stride">How many values later the next example begins; at least 1.</param>
    /// <exception cref="ArgumentException">The sequence is shorter than one example.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is less than 1.</exception>
    public static Column Windows(ReadOnlyMemory<float> values, int size, int stride) => new FloatColumn(values, size, stride, WindowCount(values.Length, size, stride));

    /// <summary>Bytes that stand for value·scale + offset, such as the pixels of an image: kept as bytes, so that a large dataset stays small.</summary>
    /// <param name="values">All examples, one after the other; an array or a part of one.</param>
    /// <param name="size">How many values an example has.</param>
    /// <param name="scale">What one step of a byte is worth; 1/255 by default, so that 255 becomes 1.</param>
    /// <param name="offset">What a zero byte is worth.</param>
    /// <exception cref="ArgumentException">The values do not divide into examples of that size.</exception>
    public static Column Of(ReadOnlyMemory<byte> values, int size, float scale = 1f / 255f, float offset = 0f) => new ByteColumn(values, size, scale, offset);

    /// <summary>
    /// Images of bytes that count from 0 to 1: kept as bytes. For values of mean 0 and variance 1, see <see cref="ImageNormalization"/>; for varied images in training,
    /// <see cref="TrainingOptions.Augmentation"/>.
    /// </summary>
    /// <param name="values">All images, one after the other, each channel after channel and row by row: an array [n, C, H, W] or a part of one.</param>
    /// <param name="shape">C, H and W.</param>
    /// <exception cref="ArgumentException">The bytes do not divide into images of that size.</exception>
    public static Column Images(ReadOnlyMemory<byte> values, ImageShape shape)
    {
        var scale = new float[shape.Checked().Channels];
        Array.Fill(scale, 1f / 255f);
        return new ImageColumn(values, shape, scale, new float[shape.Channels]);
    }

    /// <summary>Pictures as images of bytes, see <see cref="Images(ReadOnlyMemory{byte}, ImageShape)"/>; copied.</summary>
    /// <param name="pictures">At least one; all of the same width, height and channels.</param>
    /// <exception cref="ArgumentException">There is no picture, or one has another size than the first.</exception>
    public static Column Images(IReadOnlyList<Picture> pictures)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        if (pictures.Count == 0)
            throw new ArgumentException("There are no pictures. Give at least one.", nameof(pictures));

        ImageShape shape = pictures[0].Shape;
        var values = new byte[checked(pictures.Count * shape.Count)];
        for (int i = 0; i < pictures.Count; i++)
        {
            if (pictures[i].Shape != shape)
                throw new ArgumentException($"Picture {i} is {pictures[i].Shape}, but the first one is {shape}. Images of a column have one size; Picture.WithChannels changes the first number.", nameof(pictures));
            pictures[i].CopyTo(values.AsSpan(i * shape.Count, shape.Count));
        }

        return Images(values, shape);
    }

    /// <summary>Indices of classes, from 0.</summary>
    /// <param name="labels">All examples, one after the other; an array or a part of one.</param>
    /// <param name="size">How many labels an example has.</param>
    /// <exception cref="ArgumentException">The labels do not divide into examples of that size.</exception>
    public static Column Labels(ReadOnlyMemory<int> labels, int size = 1) => new LabelColumn(labels, size);

    /// <summary>Indices of classes written out, <c>Column.Labels([0, 2, 1])</c>, or in an array.</summary>
    /// <inheritdoc cref="Labels(ReadOnlyMemory{int}, int)"/>
    public static Column Labels(int[] labels, int size = 1) => Labels(labels.AsMemory(), size);

    private static int WindowCount(int values, int size, int stride)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stride);
        return values >= size ? (values - size) / stride + 1 : throw new ArgumentException($"{values} numbers are too few for one example of {size}. Give more, or make the examples shorter.");
    }

    /// <summary>Writes the values of one example as real numbers.</summary>
    internal abstract void CopyTo(int row, Span<float> destination);

    /// <summary>Writes the values of one worker's examples.</summary>
    internal virtual void CopyTo(ChosenRows rows, Part part, Rows destination)
    {
        for (int b = part.Start; b < part.End; b++)
            CopyTo(rows[b], destination.Span(b, Size));
    }
}
