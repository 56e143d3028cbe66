using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace NetCompiler;

/// <summary>
/// A safetensors file, open for reading. Opening it checks the header, and the checksum where there is one; the numbers of a tensor are read when asked
/// for, so that no memory is taken by what a damaged header announces.
/// </summary>
internal sealed class SafetensorsReader : IDisposable
{
    private const int Prefix = sizeof(ulong);
    private const int Chunk = 1 << 16;

    private readonly SafeFileHandle _file;
    private readonly byte[] _chunk = new byte[Chunk];
    private readonly Dictionary<string, TensorEntry> _byName = [];
    private long _data;

    /// <summary>Opens a file.</summary>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is damaged or not a safetensors file; the message says how.</exception>
    public SafetensorsReader(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path))
            throw new IOException($"{path} is a folder. Give the name of a safetensors file.");

        Path = path;
        _file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        try
        {
            byte[] header = ReadHeader();
            Header = SafetensorsHeader.Parse(header, RandomAccess.GetLength(_file) - _data, path);
            foreach (TensorEntry tensor in Header.Tensors)
                _byName.Add(tensor.Name, tensor);
            if (Header.ChecksumAt >= 0)
                Verify(header);
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    public string Path { get; }

    public SafetensorsHeader Header { get; }

    public TensorEntry? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Reads a tensor of real numbers, rounding to float where it has more digits.</summary>
    public float[] ReadFloats(TensorEntry tensor)
    {
        var values = new float[(tensor.End - tensor.Begin) / tensor.NumberSize];
        int index = 0;

        for (long at = tensor.Begin; at < tensor.End;)
        {
            Span<byte> bytes = _chunk.AsSpan(0, (int)Math.Min(Chunk, tensor.End - at));
            ReadExactly(bytes, _data + at);
            at += bytes.Length;

            for (; bytes.Length > 0; bytes = bytes[tensor.NumberSize..])
                values[index++] = Number(tensor.Type, bytes);
        }

        return values;
    }

    public void Dispose() => _file.Dispose();

    private static float Number(string type, ReadOnlySpan<byte> bytes) => type switch
    {
        "F32" => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        "F64" => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        "F16" => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes),
        "BF16" => BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(bytes) << 16),
        _ => throw new NotSupportedException($"{type} is not a type of real numbers."),
    };

    private byte[] ReadHeader()
    {
        long length = RandomAccess.GetLength(_file);
        if (length < Prefix)
            throw new InvalidDataException($"{Path} is not a safetensors file: it has {length} bytes, but the length of the header alone takes {Prefix}.");

        Span<byte> prefix = stackalloc byte[Prefix];
        ReadExactly(prefix, 0);
        ulong announced = BinaryPrimitives.ReadUInt64LittleEndian(prefix);

        if (announced > SafetensorsHeader.MostBytes)
            throw new InvalidDataException($"{Path} is damaged or not a safetensors file: it announces a header of {announced} bytes, and the format allows {SafetensorsHeader.MostBytes}.");
        if (announced > (ulong)(length - Prefix))
            throw new InvalidDataException($"{Path} is cut off or not a safetensors file: it announces a header of {announced} bytes, but {length - Prefix} follow.");

        var header = new byte[announced];
        ReadExactly(header, Prefix);
        _data = Prefix + header.Length;
        return header;
    }

    private void Verify(byte[] header)
    {
        header.AsSpan(Header.ChecksumAt, Checksum.Digits).Fill((byte)'0');

        var actual = new Checksum();
        actual.Add(header);
        for (long at = _data, end = RandomAccess.GetLength(_file); at < end;)
        {
            Span<byte> bytes = _chunk.AsSpan(0, (int)Math.Min(Chunk, end - at));
            ReadExactly(bytes, at);
            actual.Add(bytes);
            at += bytes.Length;
        }

        string stated = Header.Metadata[Checksum.Key];
        if (actual.ToString() != stated)
            throw new InvalidDataException(
                $"{Path} is damaged: its bytes have the checksum {actual}, but it states {stated}. If another program changed it on purpose, let that program leave out {Checksum.Key} from the metadata.");
    }

    private void ReadExactly(Span<byte> bytes, long at)
    {
        while (bytes.Length > 0)
        {
            int read = RandomAccess.Read(_file, bytes, at);
            if (read == 0)
                throw new InvalidDataException($"{Path} was cut off while it was read.");
            bytes = bytes[read..];
            at += read;
        }
    }
}
