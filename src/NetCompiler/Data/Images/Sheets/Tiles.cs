using System;

namespace NetCompiler;

/// <summary>Small pictures of one size in a grid, with lines between them.</summary>
internal sealed class Tiles
{
    private const int Line = 2;
    private const byte Grey = 48;    // neither the black nor the white of a tile, nor the mean colour that variants are filled with

    private readonly ImageShape _tile;
    private readonly int _zoom;

    /// <param name="columns">Tiles of a row.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="tile">Its channels are 1 or 3.</param>
    /// <param name="zoom">How many pixels wide and high a pixel of a tile is drawn.</param>
    public Tiles(int columns, int rows, ImageShape tile, int zoom)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(zoom);
        (_tile, _zoom) = (tile, zoom);
        Picture = new Picture(checked(columns * (tile.Width * zoom + Line) + Line), checked(rows * (tile.Height * zoom + Line) + Line), tile.Channels);
        Picture.Pixels.Fill(Grey);
    }

    public Picture Picture { get; }

    /// <summary>Draws a tile.</summary>
    /// <param name="column">From the left.</param>
    /// <param name="row">From the top.</param>
    /// <param name="values">At least the tile's numbers, channels first.</param>
    /// <param name="brightness">The byte of a number of a channel.</param>
    public void Draw(int column, int row, ReadOnlySpan<float> values, Func<float, int, byte> brightness)
    {
        int left = Line + column * (_tile.Width * _zoom + Line), top = Line + row * (_tile.Height * _zoom + Line);

        for (int y = 0; y < _tile.Height * _zoom; y++)
            for (int x = 0; x < _tile.Width * _zoom; x++)
                for (int c = 0; c < _tile.Channels; c++)
                    Picture[left + x, top + y][c] = brightness(values[(c * _tile.Height + y / _zoom) * _tile.Width + x / _zoom], c);
    }

    /// <summary>
    /// Draws so many tiles beside each other as there are numbers for, from the least number of all, black, to the greatest, white. Where all are the same they are black, and so is
    /// what is not a number.
    /// </summary>
    public void DrawScaled(int column, int row, ReadOnlySpan<float> values)
    {
        float least = float.PositiveInfinity, most = float.NegativeInfinity;
        foreach (float value in values)
            if (float.IsFinite(value))
                (least, most) = (Math.Min(least, value), Math.Max(most, value));

        double range = (double)most - least;
        for (; values.Length > 0; values = values[_tile.Count..], column++)
            Draw(column, row, values, (value, _) => range > 0 && !float.IsNaN(value) ? Rounded((value - (double)least) / range * 255) : (byte)0);
    }

    public static byte Rounded(double brightness) => (byte)Math.Clamp(Math.Round(brightness), 0, 255);
}
