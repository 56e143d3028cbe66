using System;
using System.IO;

namespace NetCompiler;

/// <summary>
/// Reads one file of the portable anymap family (Netpbm): P1 and P4 black on white, P2 and P5 grey, P3 and P6 colours; the first three as text. Brightness of up to 65535 steps is
/// brought to 255, rounded. Comments go from # to the end of their line. Where a file holds several pictures, the first is read.
/// </summary>
internal ref struct PnmReader(ReadOnlySpan<byte> content, string name)
{
    private const int Longest = 1 << 24;

    private readonly ReadOnlySpan<byte> _content = content;
    private readonly int _kind = content[1] - '0';
    private int _at = 2;

    public Picture Read()
    {
        int width = Number("width", Longest), height = Number("height", Longest);
        int most = HasBits ? 1 : Number("greatest brightness", ushort.MaxValue);
        if (width == 0 || height == 0 || most == 0)
            throw Damage($"its header announces {width}×{height} pixels of {most} steps");
        if (!IsText && (_at == _content.Length || !IsBlank(_content[_at++])))
            throw Damage("a blank must stand between its header and its pixels");

        int channels = _kind is 3 or 6 ? 3 : 1;
        long numbers = (long)width * height * channels;
        long needed = IsText ? numbers : HasBits ? (width + 7) / 8 * (long)height : numbers * (most > 255 ? 2 : 1);
        if (needed > _content.Length - _at)    // a number of a text takes a byte at least
            throw Damage($"{width}×{height} pixels need {needed} bytes, but {_content.Length - _at} follow the header");

        var picture = new Picture(width, height, channels);
        if (IsText)
            ReadText(picture.Pixels, most);
        else if (HasBits)
            ReadBits(picture);
        else
            ReadBytes(picture.Pixels, most);
        return picture;
    }

    private readonly bool IsText => _kind <= 3;

    /// <summary>One is black, and there is no greatest brightness.</summary>
    private readonly bool HasBits => _kind is 1 or 4;

    private void ReadText(Span<byte> pixels, int most)
    {
        foreach (ref byte pixel in pixels)
            pixel = HasBits ? Bit() : Scaled(Number("number of a pixel", most), most);
    }

    private readonly void ReadBits(Picture picture)
    {
        int rowLength = (picture.Width + 7) / 8;
        for (int y = 0; y < picture.Height; y++)
            for (int x = 0; x < picture.Width; x++)
                picture[x, y][0] = (_content[_at + y * rowLength + x / 8] >> (7 - x % 8) & 1) == 1 ? (byte)0 : (byte)255;
    }

    private readonly void ReadBytes(Span<byte> pixels, int most)
    {
        ReadOnlySpan<byte> rest = _content[_at..];
        for (int i = 0; i < pixels.Length; i++)
        {
            int value = most > 255 ? rest[2 * i] << 8 | rest[2 * i + 1] : rest[i];
            pixels[i] = value <= most ? Scaled(value, most) : throw Damage($"a pixel has the brightness {value}, but its header allows {most}");
        }
    }

    private static byte Scaled(int value, int most) => (byte)((value * 255 + most / 2) / most);

    /// <summary>A digit of its own: blanks between them may be missing.</summary>
    private byte Bit()
    {
        SkipBlanks();
        return _at < _content.Length && _content[_at] is (byte)'0' or (byte)'1'
            ? _content[_at++] == '1' ? (byte)0 : (byte)255
            : throw Damage($"a 0 or a 1 is missing at byte {_at}");
    }

    private int Number(string what, int most)
    {
        SkipBlanks();
        int start = _at, value = 0;
        for (; _at < _content.Length && _content[_at] is >= (byte)'0' and <= (byte)'9'; _at++)
            if ((value = value * 10 + _content[_at] - '0') > most)
                throw Damage($"the {what} at byte {start} is greater than {most}");

        return _at > start ? value : throw Damage($"the {what} is missing at byte {start}");
    }

    private void SkipBlanks()
    {
        for (; _at < _content.Length && (IsBlank(_content[_at]) || _content[_at] == '#'); _at++)
            if (_content[_at] == '#')
                while (_at < _content.Length - 1 && _content[_at] is not ((byte)'\n' or (byte)'\r'))
                    _at++;
    }

    private static bool IsBlank(byte value) => value is (byte)' ' or (>= 9 and <= 13);

    private readonly InvalidDataException Damage(string what) => new($"{name} is a P{_kind} file that is cut off or damaged: {what}.");
}
