using System;
using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace NetCompiler;

/// <summary>
/// CRC-32C (Castagnoli) of a file: it finds every flipped bit and every damaged stretch of up to 32 bits, and misses other damage once in 2³² times.
/// The format has no checksum of its own, so it stands among the metadata, and counts there as so many zeros.
/// </summary>
internal struct Checksum
{
    public const string Key = "crc32c";
    public const int Digits = 8;

    private uint _inverted;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        uint crc = ~_inverted;

        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (byte single in bytes)
            crc = BitOperations.Crc32C(crc, single);

        _inverted = ~crc;
    }

    /// <summary>Eight digits.</summary>
    public override readonly string ToString() => _inverted.ToString("x8", CultureInfo.InvariantCulture);
}
