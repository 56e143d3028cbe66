using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;

namespace NetCompiler;

/// <summary>
/// The format of PNG files (ISO/IEC 15948): a signature, and chunks of a length, a type, data and a checksum. This part has what reading and writing share, and writes.
/// </summary>
internal static class Png
{
    private static readonly uint[] Remainders = TableOfRemainders();

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Eight bits a channel, not interlaced.</summary>
    public static byte[] Write(Picture picture)
    {
        using var file = new MemoryStream();
        file.Write(Signature);

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, picture.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), picture.Height);
        header[8] = 8;
        header[9] = picture.Channels switch { 1 => 0, 2 => 4, 3 => 2, _ => 6 };
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "IDAT"u8, Compressed(picture));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    /// <summary>The cyclic redundancy check of a chunk: over its type and its data, with the polynomial of Ethernet, lowest bit first.</summary>
    public static uint Checksum(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data) => ~Continue(Continue(uint.MaxValue, type), data);

    private static byte[] Compressed(Picture picture)
    {
        int length = picture.Width * picture.Channels;
        using var result = new MemoryStream();
        using (var zip = new ZLibStream(result, CompressionLevel.Optimal))
            for (int y = 0; y < picture.Height; y++)
            {
                zip.WriteByte(0);    // no filter
                zip.Write(picture.Pixels.Slice(y * length, length));
            }

        return result.ToArray();
    }

    private static void WriteChunk(Stream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(type, data));
        file.Write(number);
    }

    private static uint Continue(uint remainder, ReadOnlySpan<byte> data)
    {
        foreach (byte value in data)
            remainder = Remainders[(byte)(remainder ^ value)] ^ (remainder >> 8);
        return remainder;
    }

    private static uint[] TableOfRemainders()
    {
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint remainder = i;
            for (int bit = 0; bit < 8; bit++)
                remainder = (remainder & 1) == 0 ? remainder >> 1 : 0xEDB88320 ^ (remainder >> 1);
            table[i] = remainder;
        }

        return table;
    }
}
