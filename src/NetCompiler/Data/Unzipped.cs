using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;

namespace NetCompiler;

/// <summary>The content of a file that may be packed with gzip, which is seen from its first bytes and not from its name.</summary>
internal static class Unzipped
{
    /// <summary>Reads to the end.</summary>
    /// <param name="stream">The stream; seekable.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <exception cref="InvalidDataException">It is packed, and damaged or cut off.</exception>
    public static byte[] Read(Stream stream, string name) => IsZipped(stream) ? Unzip(stream, name) : ToArray(stream);

    /// <summary>A stream of the content: the same one, unless it is packed.</summary>
    /// <param name="stream">The stream; seekable.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <exception cref="InvalidDataException">It is packed, and damaged or cut off.</exception>
    public static Stream Open(Stream stream, string name) => IsZipped(stream) ? new MemoryStream(Unzip(stream, name)) : stream;

    private static bool IsZipped(Stream stream)
    {
        bool zipped = stream.ReadByte() == 0x1F && stream.ReadByte() == 0x8B;
        stream.Position = 0;
        return zipped;
    }

    private static byte[] Unzip(Stream stream, string name)
    {
        byte[] content;
        try
        {
            using var unzipping = new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true);
            content = ToArray(unzipping);
        }
        catch (InvalidDataException damage)
        {
            throw new InvalidDataException($"{name} is a damaged gzip file ({damage.Message}). Fetch it again.", damage);
        }

        CheckLength(stream, content.Length, name);
        return content;
    }

    /// <summary>A gzip file ends with the length of what it unpacks to. <see cref="GZipStream"/> takes one that is cut off for one that ends there.</summary>
    private static void CheckLength(Stream stream, int length, string name)
    {
        Span<byte> end = stackalloc byte[sizeof(uint)];
        stream.Position = Math.Max(0, stream.Length - end.Length);
        stream.ReadAtLeast(end, end.Length, throwOnEndOfStream: false);
        if (BinaryPrimitives.ReadUInt32LittleEndian(end) != (uint)length)
            throw new InvalidDataException($"{name} is a gzip file that is cut off or damaged: it unpacks to {length} bytes, but its end speaks of {BinaryPrimitives.ReadUInt32LittleEndian(end)}. Fetch it again.");
    }

    private static byte[] ToArray(Stream stream)
    {
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
