using System;
using System.IO;

namespace NetCompiler;

/// <summary>
/// Files in the IDX format of the MNIST collection: two zero bytes, the type of the elements, the number of dimensions, the dimensions as big-endian
/// 32-bit integers, the elements. Plain or gzip, which is seen from the content and not from the name.
/// </summary>
public static class Idx
{
    private const byte UnsignedByte = 0x08;

    /// <summary>Reads a file of bytes.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is not IDX, does not hold bytes, or is damaged or cut off; the message says which.</exception>
    public static IdxArray Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Read(file, Path.GetFileName(path));
    }

    /// <summary>Reads a stream of bytes to its end.</summary>
    /// <param name="stream">The stream; seekable.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <exception cref="InvalidDataException">The stream is not IDX, does not hold bytes, or is damaged or cut off; the message says which.</exception>
    public static IdxArray Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Parse(Unzipped.Read(stream, name), name);
    }

    private static IdxArray Parse(byte[] content, string name)
    {
        if (content.Length < 4 || content[0] != 0 || content[1] != 0)
            throw new InvalidDataException($"{name} is not an IDX file: it must begin with two zero bytes, the type of its elements and the number of its dimensions.");
        if (content[2] != UnsignedByte)
            throw new InvalidDataException($"{name} holds elements of type 0x{content[2]:X2}, but only unsigned bytes (0x08) can be read.");

        int header = 4 + 4 * content[3];
        if (content[3] == 0 || content.Length < header)
            throw new InvalidDataException($"{name} is cut off or damaged: {content[3]} dimensions need a header of {header} bytes, but the file has {content.Length}.");

        var shape = new int[content[3]];
        UInt128 needed = 1;
        for (int d = 0; d < shape.Length; d++)
        {
            uint length = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(content.AsSpan(4 + 4 * d));
            shape[d] = (int)Math.Min(length, int.MaxValue);
            needed = needed == 0 || needed > ulong.MaxValue ? needed : needed * length;
        }

        if (needed != (UInt128)(content.Length - header))
            throw new InvalidDataException($"{name} is cut off or damaged: its header announces {Shapes.Text(shape)} = {needed} bytes, but {content.Length - header} follow.");

        return new IdxArray(shape, content.AsMemory(header));
    }
}
