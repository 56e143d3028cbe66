using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using Xunit;

namespace NetCompiler.Tests.Data.Images;

/// <summary>PNG files put together by hand, for what other programs seldom write, and for what must be refused.</summary>
public class PngTests
{
    private static readonly byte[] OneGreyPixel = [0, 77];

    /// <summary>Each filter in turn, by its definition: the byte minus a guess from its neighbours.</summary>
    [Theory]
    [InlineData(1), InlineData(3), InlineData(4)]
    public void Every_filter_is_undone(int channels)
    {
        Picture picture = PictureTests.Noise(6, 15, channels);
        int length = picture.Width * channels;
        var rows = new MemoryStream();

        for (int y = 0; y < picture.Height; y++)
        {
            rows.WriteByte((byte)(y % 5));
            for (int i = 0; i < length; i++)
            {
                int left = i < channels ? 0 : At(y, i - channels), above = y == 0 ? 0 : At(y - 1, i), corner = y == 0 || i < channels ? 0 : At(y - 1, i - channels);
                int nearest = new[] { left, above, corner }.MinBy(value => Math.Abs(left + above - corner - value));
                rows.WriteByte((byte)(At(y, i) - new[] { 0, left, above, (left + above) / 2, nearest }[y % 5]));
            }
        }

        int At(int y, int i) => picture.Pixels[y * length + i];

        Picture read = Picture.Read(File(6, 15, 8, channels == 1 ? 0 : channels == 3 ? 2 : 6, rows.ToArray()), "filtered");
        Assert.Equal(picture.Pixels.ToArray(), read.Pixels.ToArray());
    }

    [Fact]
    public void Pixels_may_be_spread_over_chunks_and_other_chunks_are_passed_over()
    {
        byte[] packed = Packed(OneGreyPixel);
        byte[] file = [.. Png.Signature, .. Chunk("IHDR", Header(1, 1, 8, 0)), .. Chunk("tEXt", [1, 2]), .. Chunk("IDAT", packed[..3]), .. Chunk("IDAT", packed[3..]), .. Chunk("IEND", [])];
        Assert.Equal([77], Picture.Read(file, "drawing").Pixels.ToArray());
    }

    [Theory]
    [InlineData(1, 0b1010_0000, new byte[] { 255, 0, 255 })]
    [InlineData(2, 0b0001_1000, new byte[] { 0, 85, 170 })]
    public void A_few_bits_become_a_byte(int depth, byte row, byte[] pixels) =>
        Assert.Equal(pixels, Picture.Read(File(3, 1, depth, 0, [0, row]), "drawing").Pixels.ToArray());

    [Fact]
    public void What_cannot_be_read_is_named()
    {
        Refused("interlaced", [.. Png.Signature, .. Chunk("IHDR", [.. Header(1, 1, 8, 0)[..12], 1])]);
        Refused("colour type 5 with 8 bits", File(1, 1, 8, 5, OneGreyPixel));
        Refused("colour type 2 with 4 bits", File(1, 1, 4, 2, OneGreyPixel));
        Refused("announces 0×1 pixels", File(0, 1, 8, 0, OneGreyPixel));
        Refused("announces 2147483647×2147483647 pixels", File(int.MaxValue, int.MaxValue, 8, 0, OneGreyPixel));
        Refused("cannot hold them", File(30_000, 3000, 8, 0, OneGreyPixel));
        Refused("2 rows of 2 bytes are needed, but it holds 2 bytes", File(1, 2, 8, 0, OneGreyPixel));
        Refused("but it holds more", File(1, 1, 8, 0, [.. OneGreyPixel, 1]));
        Refused("row 0 has the filter 5", File(1, 1, 8, 0, [5, 77]));
        Refused("there is none", File(1, 1, 8, 3, OneGreyPixel));
        Refused("colour 77 of a palette of 2", File(1, 1, 8, 3, OneGreyPixel, Chunk("PLTE", new byte[6])));
        Refused("a palette of 5 bytes", File(1, 1, 8, 3, OneGreyPixel, Chunk("PLTE", new byte[5])));
        Refused("a chunk CgBI that cannot be understood", File(1, 1, 8, 0, OneGreyPixel, Chunk("CgBI", [])));
        Refused("it must begin with a header", [.. Png.Signature, .. Chunk("IDAT", OneGreyPixel)]);
        Refused("announces 4294967295 bytes", [.. Png.Signature, 255, 255, 255, 255, .. new byte[20]]);
        Refused("a JPEG file", [0xFF, 0xD8, 0xFF, 0xE0]);
        Refused("neither a PNG file", "GIF89a"u8.ToArray());

        static void Refused(string reason, byte[] file) => Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => Picture.Read(file, "drawing")).Message);
    }

    private static byte[] File(int width, int height, int depth, int kind, byte[] rows, params byte[] chunks) =>
        [.. Png.Signature, .. Chunk("IHDR", Header(width, height, depth, kind)), .. chunks, .. Chunk("IDAT", Packed(rows)), .. Chunk("IEND", [])];

    private static byte[] Header(int width, int height, int depth, int kind)
    {
        byte[] header = [.. new byte[8], (byte)depth, (byte)kind, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        return header;
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] chunk = [.. new byte[4], .. Encoding.ASCII.GetBytes(type), .. data, .. new byte[4]];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Remainder(chunk.AsSpan(4, 4 + data.Length)));
        return chunk;
    }

    /// <summary>The checksum bit by bit.</summary>
    private static uint Remainder(ReadOnlySpan<byte> data)
    {
        uint remainder = uint.MaxValue;
        foreach (byte value in data)
            for (int bit = 0; bit < 8; bit++)
                remainder = (remainder >> 1) ^ (((remainder ^ (uint)(value >> bit)) & 1) * 0xEDB88320);
        return ~remainder;
    }

    private static byte[] Packed(byte[] rows)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionMode.Compress))
            zip.Write(rows);
        return packed.ToArray();
    }
}
