using System;
using System.Collections.Generic;

namespace NetCompiler;

public static partial class PictureSheet
{
    /// <summary>
    /// The filters of a convolution, each from its least weight, black, to its greatest, white: for one or three channels a picture each, grey or in colours; for others a row of grey
    /// pictures each, one for every channel.
    /// </summary>
    /// <param name="weight">A weight [outputs, channels, height, width].</param>
    /// <param name="zoom">How many pixels wide and high a weight is drawn.</param>
    /// <exception cref="ArgumentException">The parameter has another number of dimensions.</exception>
    public static Picture Filters(Parameter weight, int zoom = 8)
    {
        ArgumentNullException.ThrowIfNull(weight);
        return Filters(weight.ToArray(), weight.Shape, zoom);
    }

    /// <summary>The filters of a convolution; see <see cref="Filters(Parameter, int)"/>.</summary>
    /// <param name="weights">All weights, last index fastest.</param>
    /// <param name="shape">[outputs, channels, height, width]</param>
    /// <param name="zoom">How many pixels wide and high a weight is drawn.</param>
    /// <exception cref="ArgumentException">There are not four dimensions, or not as many weights as they say.</exception>
    public static Picture Filters(ReadOnlySpan<float> weights, IReadOnlyList<int> shape, int zoom = 8)
    {
        ArgumentNullException.ThrowIfNull(shape);
        if (shape is not [var outputs, var channels, var height, var width] || outputs <= 0)
            throw new ArgumentException($"Filters are [outputs, channels, height, width], but this is {Shapes.Text([.. shape])}.", nameof(shape));

        ImageShape filter = new ImageShape(channels, height, width).Checked();
        if (weights.Length != (long)outputs * filter.Count)
            throw new ArgumentException($"Filters {Shapes.Text([.. shape])} have {(long)outputs * filter.Count} weights, but there are {weights.Length}.", nameof(weights));

        return channels is 1 or 3 ? InGrid(weights, filter, outputs, zoom) : InRows(weights, filter, outputs, zoom);
    }

    /// <summary>
    /// What the channels of a layer say to one image, in a grid that is about square, each from its least number, black, to its greatest, white.
    /// </summary>
    /// <param name="values">The layer's output for one example, [C, H, W].</param>
    /// <param name="shape">C, H and W.</param>
    /// <param name="zoom">How many pixels wide and high a number is drawn.</param>
    /// <exception cref="ArgumentException">There are not C·H·W numbers.</exception>
    public static Picture FeatureMaps(ReadOnlySpan<float> values, ImageShape shape, int zoom = 4)
    {
        if (values.Length != shape.Checked().Count)
            throw new ArgumentException($"Feature maps {shape} have {shape.Count} values, but there are {values.Length}.", nameof(values));
        return InGrid(values, shape with { Channels = 1 }, shape.Channels, zoom);
    }

    /// <summary>So many pictures, about as many in a row as there are rows.</summary>
    private static Picture InGrid(ReadOnlySpan<float> values, ImageShape tile, int count, int zoom)
    {
        int columns = (int)Math.Ceiling(Math.Sqrt(count));
        var tiles = new Tiles(columns, (count - 1) / columns + 1, tile, zoom);
        for (int i = 0; i < count; i++)
            tiles.DrawScaled(i % columns, i / columns, values.Slice(i * tile.Count, tile.Count));
        return tiles.Picture;
    }

    private static Picture InRows(ReadOnlySpan<float> weights, ImageShape filter, int outputs, int zoom)
    {
        var tiles = new Tiles(filter.Channels, outputs, filter with { Channels = 1 }, zoom);
        for (int output = 0; output < outputs; output++)
            tiles.DrawScaled(0, output, weights.Slice(output * filter.Count, filter.Count));
        return tiles.Picture;
    }
}
