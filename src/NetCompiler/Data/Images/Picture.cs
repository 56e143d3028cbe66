using System;
using System.IO;

namespace NetCompiler;

/// <summary>
/// A picture of bytes: grey, grey with opacity, red-green-blue, or these with opacity. Read from PNG and from the portable anymap family (PBM, PGM, PPM: P1 to P6), and
/// written as PNG, PGM or PPM. See <see cref="Column.Images(System.Collections.Generic.IReadOnlyList{Picture})"/> for pictures as inputs of a network.
/// </summary>
public sealed class Picture
{
    private readonly byte[] _pixels;

    /// <summary>A picture of zeros: black.</summary>
    /// <param name="width">Pixels of a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="channels">1 grey, 2 grey and opacity, 3 red, green, blue, 4 these and opacity.</param>
    /// <exception cref="ArgumentException">A length is not positive, the channels are not 1 to 4, or there are too many numbers for an array.</exception>
    public Picture(int width, int height, int channels)
    {
        Shape = new ImageShape(channels, height, width).Checked();
        if (channels > 4)
            throw new ArgumentException($"A picture has 1 to 4 channels, not {channels}.", nameof(channels));
        _pixels = new byte[Shape.Count];
    }

    /// <summary>Pixels of a row.</summary>
    public int Width => Shape.Width;

    /// <summary>Rows.</summary>
    public int Height => Shape.Height;

    /// <summary>1 grey, 2 grey and opacity, 3 red, green, blue, 4 these and opacity.</summary>
    public int Channels => Shape.Channels;

    /// <summary>[channels, height, width]: the shape of the image that a network is given.</summary>
    public ImageShape Shape { get; }

    /// <summary>Row by row from the top, the channels of a pixel beside each other.</summary>
    public Span<byte> Pixels => _pixels;

    /// <summary>The channels of a pixel, from the left and from the top.</summary>
    public Span<byte> this[int x, int y]
    {
        get
        {
            if ((uint)x >= (uint)Width || (uint)y >= (uint)Height)
                throw new ArgumentOutOfRangeException(null, $"There is no pixel at {x} from the left and {y} from the top of a picture of {Width}×{Height}.");
            return _pixels.AsSpan((y * Width + x) * Channels, Channels);
        }
    }

    /// <summary>Reads a PNG, PBM, PGM or PPM file; which one it is, its content tells.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is none of these, of a kind that cannot be read, damaged or cut off; the message says which.</exception>
    public static Picture Read(string path) => Read(File.ReadAllBytes(path), Path.GetFileName(path));

    /// <summary>Reads the content of a PNG, PBM, PGM or PPM file.</summary>
    /// <param name="content">The bytes of the file. What follows the picture is not looked at.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <exception cref="InvalidDataException">The content is none of these, of a kind that cannot be read, damaged or cut off; the message says which.</exception>
    public static Picture Read(ReadOnlySpan<byte> content, string name) => content switch
    {
        _ when content.StartsWith(Png.Signature) => new PngReader(content, name).Read(),
        [(byte)'P', >= (byte)'1' and <= (byte)'6', ..] => new PnmReader(content, name).Read(),
        [0xFF, 0xD8, ..] => throw new InvalidDataException($"{name} is a JPEG file, which cannot be read. Convert it to PNG or PPM."),
        _ => throw new InvalidDataException($"{name} is neither a PNG file nor one of the portable anymap family (P1 to P6). Convert it to PNG."),
    };

    /// <summary>Writes a file: PNG, PGM or PPM, as its name ends.</summary>
    /// <exception cref="ArgumentException">The name ends otherwise, or in .pgm or .ppm though the picture is not grey or red-green-blue.</exception>
    public void Save(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        File.WriteAllBytes(path, (Path.GetExtension(path).ToLowerInvariant(), Channels) switch
        {
            (".png", _) => ToPng(),
            (".pgm", 1) or (".ppm", 3) => ToPnm(),
            (".pgm" or ".ppm", _) => throw new ArgumentException($"A .pgm file holds one channel and a .ppm file three, but the picture has {Channels}. Use Picture.WithChannels, or PNG.", nameof(path)),
            _ => throw new ArgumentException($"The name of a picture must end in .png, .pgm or .ppm, but it is {Path.GetFileName(path)}.", nameof(path)),
        });
    }

    /// <summary>The content of a PNG file with this picture.</summary>
    public byte[] ToPng() => Png.Write(this);

    /// <summary>
    /// The picture with another number of channels. Grey is 0.299·red + 0.587·green + 0.114·blue (ITU-R BT.601), rounded; colours of grey are three times that; opacity is
    /// left out, or full.
    /// </summary>
    /// <exception cref="ArgumentException">The channels are not 1 to 4.</exception>
    public Picture WithChannels(int channels)
    {
        var result = new Picture(Width, Height, channels);
        bool hasColours = Channels >= 3, givesColours = channels >= 3;

        for (int i = 0; i < Width * Height; i++)
        {
            ReadOnlySpan<byte> from = _pixels.AsSpan(i * Channels, Channels);
            Span<byte> to = result._pixels.AsSpan(i * channels, channels);

            to.Fill(255);
            if (hasColours == givesColours)
                from[..(givesColours ? 3 : 1)].CopyTo(to);
            else if (givesColours)
                to[..3].Fill(from[0]);
            else
                to[0] = (byte)((299 * from[0] + 587 * from[1] + 114 * from[2] + 500) / 1000);
            if (Channels % 2 == 0 && channels % 2 == 0)
                to[^1] = from[^1];
        }

        return result;
    }

    /// <summary>Writes the pixels channel after channel, as networks take them.</summary>
    internal void CopyTo(Span<byte> channelsFirst)
    {
        for (int c = 0; c < Channels; c++)
            for (int i = 0; i < Shape.Area; i++)
                channelsFirst[c * Shape.Area + i] = _pixels[i * Channels + c];
    }

    /// <summary>P5 or P6.</summary>
    private byte[] ToPnm() => [.. System.Text.Encoding.ASCII.GetBytes(FormattableString.Invariant($"P{(Channels == 1 ? 5 : 6)}\n{Width} {Height}\n255\n")), .. _pixels];
}
