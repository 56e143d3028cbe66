using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace NetCompiler;

/// <summary>Writes safetensors files: F32, little-endian, the header padded with spaces to a multiple of 8 bytes, with a checksum.</summary>
internal static class SafetensorsWriter
{
    private const int Chunk = 1 << 14;

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <exception cref="IOException">The disk is full, or the file cannot be written; a file that was there before is unharmed.</exception>
    public static void Write(string path, IReadOnlyList<StoredTensor> tensors, IEnumerable<KeyValuePair<string, string>> metadata) =>
        AtomicFile.Write(path, file => Write(file, tensors, metadata));

    private static void Write(Stream file, IReadOnlyList<StoredTensor> tensors, IEnumerable<KeyValuePair<string, string>> metadata)
    {
        byte[] header = Header(tensors, metadata);
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        file.Write(length);
        file.Write(header);

        var checksum = new Checksum();
        checksum.Add(header);
        foreach (StoredTensor tensor in tensors)
            Write(file, tensor, ref checksum);

        file.Position = sizeof(ulong) + "{\"__metadata__\":{\"crc32c\":\""u8.Length;
        foreach (char digit in checksum.ToString())
            file.WriteByte((byte)digit);
    }

    private static void Write(Stream file, StoredTensor tensor, ref Checksum checksum)
    {
        ReadOnlySpan<float> values = tensor.Read();
        Span<byte> bytes = new byte[Chunk * sizeof(float)];

        while (values.Length > 0)
        {
            int count = Math.Min(Chunk, values.Length);
            for (int i = 0; i < count; i++)
                BinaryPrimitives.WriteSingleLittleEndian(bytes[(i * sizeof(float))..], values[i]);

            file.Write(bytes[..(count * sizeof(float))]);
            checksum.Add(bytes[..(count * sizeof(float))]);
            values = values[count..];
        }
    }

    /// <summary>The checksum comes first, so that its place is known; it counts as zeros until the rest is written.</summary>
    private static byte[] Header(IReadOnlyList<StoredTensor> tensors, IEnumerable<KeyValuePair<string, string>> metadata)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject(SafetensorsHeader.MetadataName);
            json.WriteString(Checksum.Key, new string('0', Checksum.Digits));
            foreach ((string key, string value) in metadata)
                json.WriteString(key, value);
            json.WriteEndObject();

            long at = 0;
            foreach (StoredTensor tensor in tensors)
                WriteEntry(json, tensor, ref at);
            json.WriteEndObject();
        }

        int padded = (buffer.WrittenCount + 7) / 8 * 8;
        return [.. buffer.WrittenSpan, .. Enumerable.Repeat((byte)' ', padded - buffer.WrittenCount)];
    }

    private static void WriteEntry(Utf8JsonWriter json, StoredTensor tensor, ref long at)
    {
        json.WriteStartObject(tensor.Name);
        json.WriteString("dtype", "F32");

        json.WriteStartArray("shape");
        foreach (int length in tensor.Shape)
            json.WriteNumberValue(length);
        json.WriteEndArray();

        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(at);
        json.WriteNumberValue(at += (long)Shapes.Count([.. tensor.Shape]) * sizeof(float));
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
