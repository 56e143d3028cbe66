using System;

namespace NetCompiler;

/// <summary>A column of images of bytes, channels first, that stand for value·scale + offset of their channel.</summary>
internal sealed class ImageColumn(ReadOnlyMemory<byte> values, ImageShape shape, float[] scale, float[] offset) : Column(values.Length, shape.Checked().Count, "bytes")
{
    public override ImageShape? Image => shape;

    /// <summary>What one step of a byte is worth, by channel.</summary>
    public ReadOnlySpan<float> Scale => scale;

    /// <summary>What a zero byte is worth, by channel.</summary>
    public ReadOnlySpan<float> Offset => offset;

    public ReadOnlySpan<byte> Channel(int row, int channel) => values.Span.Slice(row * Size + channel * shape.Area, shape.Area);

    /// <summary>The same bytes, each channel of which stands for other numbers.</summary>
    public ImageColumn With(float[] newScale, float[] newOffset) => new(values, shape, newScale, newOffset);

    internal override void CopyTo(int row, Span<float> destination)
    {
        for (int c = 0; c < shape.Channels; c++)
            ByteColumn.Convert(Channel(row, c), destination.Slice(c * shape.Area, shape.Area), scale[c], offset[c]);
    }
}
