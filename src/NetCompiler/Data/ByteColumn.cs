using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetCompiler;

/// <summary>A column of bytes that stand for value·scale + offset.</summary>
internal sealed class ByteColumn(ReadOnlyMemory<byte> values, int size, float scale, float offset) : Column(values.Length, size, "bytes")
{
    internal override void CopyTo(int row, Span<float> destination) => Convert(values.Span.Slice(row * Size, Size), destination[..Size], scale, offset);

    /// <summary>y = x·scale + offset, rounded after each of the two, so that the tail gives what the middle gives.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Convert(ReadOnlySpan<byte> x, Span<float> y, float scale, float offset)
    {
        int i = 0;

        for (; i <= x.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
        {
            (Vector128<ushort> low, Vector128<ushort> high) = Vector128.Widen(Vector128.Create(x.Slice(i, Vector128<byte>.Count)));
            Four(Vector128.WidenLower(low), y[i..]);
            Four(Vector128.WidenUpper(low), y[(i + 4)..]);
            Four(Vector128.WidenLower(high), y[(i + 8)..]);
            Four(Vector128.WidenUpper(high), y[(i + 12)..]);
        }

        for (; i < x.Length; i++)
            y[i] = x[i] * scale + offset;

        void Four(Vector128<uint> bytes, Span<float> to) => (Vector128.ConvertToSingle(bytes.AsInt32()) * scale + Vector128.Create(offset)).CopyTo(to);
    }
}
