using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.Text;

namespace NetCompiler;

/// <summary>
/// Reads one PNG file: grey, colours or a palette, of 1 to 16 bits, of which the highest eight are kept, with or without opacity; not interlaced. Checksums are checked. Chunks that
/// may be ignored are, so a colour that a tRNS chunk makes transparent stays a colour.
/// </summary>
/// <remarks>
/// Written here because no package that decodes pictures is needed for it: the framework unpacks, and what remains are chunks and five filters. A package would be the
/// library's first dependency.
/// </remarks>
internal ref struct PngReader(ReadOnlySpan<byte> content, string name)
{
    private const int Grey = 0, Colours = 2, Indices = 3, GreyAndOpacity = 4, ColoursAndOpacity = 6;

    /// <summary>More bytes than this never come out of one packed byte.</summary>
    private const int MostInflation = 1032;

    private readonly ReadOnlySpan<byte> _content = content;
    private int _at = Png.Signature.Length;
    private int _width, _height, _depth, _kind;
    private ReadOnlySpan<byte> _palette;

    public Picture Read()
    {
        ReadHeader();
        using MemoryStream packed = ReadChunks();

        long rowLength = ((long)_width * Samples * _depth + 7) / 8 + 1;
        if (rowLength * _height > packed.Length * MostInflation)
            throw Damage($"its header announces {_width}×{_height} pixels, but {packed.Length} bytes of packed pixels cannot hold them");

        byte[] rows = Unpack(packed, checked((int)(rowLength * _height)));
        Unfilter(rows, (int)rowLength);
        return ToPicture(rows, (int)rowLength);
    }

    /// <summary>Numbers of a pixel in the file.</summary>
    private readonly int Samples => _kind switch { Colours => 3, GreyAndOpacity => 2, ColoursAndOpacity => 4, _ => 1 };

    private void ReadHeader()
    {
        ReadOnlySpan<byte> type = NextChunk(out ReadOnlySpan<byte> data);
        if (!type.SequenceEqual("IHDR"u8) || data.Length != 13)
            throw Damage("it must begin with a header (IHDR) of 13 bytes");

        uint width = BinaryPrimitives.ReadUInt32BigEndian(data), height = BinaryPrimitives.ReadUInt32BigEndian(data[4..]);
        (_depth, _kind) = (data[8], data[9]);
        bool isKnown = _kind switch
        {
            Grey => _depth is 1 or 2 or 4 or 8 or 16,
            Indices => _depth is 1 or 2 or 4 or 8,
            Colours or GreyAndOpacity or ColoursAndOpacity => _depth is 8 or 16,
            _ => false,
        };

        if (!isKnown || data[10] != 0 || data[11] != 0 || data[12] > 1)
            throw Damage($"there is no PNG of colour type {_kind} with {_depth} bits, compression {data[10]}, filter {data[11]} and interlacing {data[12]}");
        if (data[12] == 1)
            throw new InvalidDataException($"{name} is an interlaced PNG file, which cannot be read. Save it without interlacing.");
        if (width == 0 || height == 0 || (UInt128)width * height > (UInt128)(Array.MaxLength / 16))
            throw Damage($"its header announces {width}×{height} pixels");
        (_width, _height) = ((int)width, (int)height);
    }

    /// <summary>All chunks to the end of the picture.</summary>
    /// <returns>The packed pixels.</returns>
    private MemoryStream ReadChunks()
    {
        var packed = new MemoryStream();

        while (true)
        {
            ReadOnlySpan<byte> type = NextChunk(out ReadOnlySpan<byte> data);
            if (type.SequenceEqual("IEND"u8))
                break;
            if (type.SequenceEqual("IDAT"u8))
                packed.Write(data);
            else if (type.SequenceEqual("PLTE"u8))
                _palette = data.Length % 3 == 0 ? data : throw Damage($"a palette of {data.Length} bytes is not one of colours of three");
            else if ((type[0] & 0x20) == 0)    // a capital: without it the picture is another one
                throw new InvalidDataException($"{name} has a chunk {Encoding.ASCII.GetString(type)} that cannot be understood. Save it as a plain PNG file.");
        }

        if (_kind == Indices && _palette.Length == 0)
            throw Damage("its pixels are indices into a palette (PLTE), and there is none");
        packed.Position = 0;
        return packed;
    }

    private ReadOnlySpan<byte> NextChunk(out ReadOnlySpan<byte> data)
    {
        ReadOnlySpan<byte> rest = _content[_at..];
        if (rest.Length < 12)
            throw Damage("it ends before its last chunk (IEND)");

        uint length = BinaryPrimitives.ReadUInt32BigEndian(rest);
        if (length > rest.Length - 12)
            throw Damage($"a chunk announces {length} bytes, but {rest.Length - 12} are left");

        ReadOnlySpan<byte> type = rest.Slice(4, 4);
        data = rest.Slice(8, (int)length);
        if (BinaryPrimitives.ReadUInt32BigEndian(rest[(8 + data.Length)..]) != Png.Checksum(type, data))
            throw Damage($"the checksum of the chunk at byte {_at} is wrong");

        _at += 12 + data.Length;
        return type;
    }

    private readonly byte[] Unpack(MemoryStream packed, int length)
    {
        var rows = new byte[length];
        int found;
        bool ends;

        try
        {
            using var zip = new ZLibStream(packed, CompressionMode.Decompress);
            found = zip.ReadAtLeast(rows, length, throwOnEndOfStream: false);
            ends = zip.ReadByte() < 0;    // at the end the checksum of all is compared
        }
        catch (InvalidDataException damage)
        {
            throw Damage($"its pixels cannot be unpacked ({damage.Message})");
        }

        return found == length && ends ? rows : throw Damage($"{_height} rows of {length / _height} bytes are needed, but it holds {(ends ? $"{found} bytes" : "more")}");
    }

    /// <summary>Each byte stands for its difference from a guess by what is left of it, above it and between; a pixel counts as at least one byte.</summary>
    private readonly void Unfilter(Span<byte> rows, int rowLength)
    {
        int step = Math.Max(1, Samples * _depth / 8);
        ReadOnlySpan<byte> above = new byte[rowLength - 1];

        for (int y = 0; y < _height; y++)
        {
            byte filter = rows[y * rowLength];
            Span<byte> row = rows.Slice(y * rowLength + 1, rowLength - 1);

            for (int i = 0; i < row.Length; i++)
            {
                (int left, int corner) = i < step ? (0, 0) : (row[i - step], above[i - step]);
                row[i] += filter switch
                {
                    0 => 0,
                    1 => (byte)left,
                    2 => above[i],
                    3 => (byte)((left + above[i]) / 2),
                    4 => Paeth(left, above[i], corner),
                    _ => throw Damage($"row {y} has the filter {filter}, but there are 0 to 4"),
                };
            }

            above = row;
        }
    }

    /// <summary>Of left, above and corner the one nearest to left + above − corner (Alan Paeth, 1991).</summary>
    private static byte Paeth(int left, int above, int corner)
    {
        int guess = left + above - corner;
        int ofLeft = Math.Abs(guess - left), ofAbove = Math.Abs(guess - above), ofCorner = Math.Abs(guess - corner);
        return (byte)(ofLeft <= ofAbove && ofLeft <= ofCorner ? left : ofAbove <= ofCorner ? above : corner);
    }

    private readonly Picture ToPicture(ReadOnlySpan<byte> rows, int rowLength)
    {
        var picture = new Picture(_width, _height, _kind == Indices ? 3 : Samples);
        int samples = _width * Samples;

        for (int y = 0; y < _height; y++)
        {
            ReadOnlySpan<byte> row = rows.Slice(y * rowLength + 1, rowLength - 1);
            Span<byte> to = picture.Pixels.Slice(y * _width * picture.Channels, _width * picture.Channels);

            for (int i = 0; i < samples; i++)
                if (_kind == Indices)
                    Colour(Sample(row, i)).CopyTo(to[(3 * i)..]);
                else
                    to[i] = Brightness(row, i);
        }

        return picture;
    }

    private readonly ReadOnlySpan<byte> Colour(int index) => 3 * index < _palette.Length
        ? _palette.Slice(3 * index, 3)
        : throw Damage($"a pixel has colour {index} of a palette of {_palette.Length / 3}");

    /// <summary>A number brought from 2ᵈ − 1 steps to 255, rounded.</summary>
    private readonly byte Brightness(ReadOnlySpan<byte> row, int i) => _depth switch
    {
        8 => row[i],
        16 => (byte)((BinaryPrimitives.ReadUInt16BigEndian(row[(2 * i)..]) * 255 + 32767) / 65535),
        _ => (byte)(Sample(row, i) * (255 / ((1 << _depth) - 1))),
    };

    /// <summary>A number of up to eight bits; the first of a byte has the highest.</summary>
    private readonly int Sample(ReadOnlySpan<byte> row, int i)
    {
        int bit = i * _depth;
        return (row[bit / 8] >> (8 - _depth - bit % 8)) & ((1 << _depth) - 1);
    }

    private readonly InvalidDataException Damage(string what) => new($"{name} is a PNG file that is cut off or damaged: {what}.");
}
