using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetCompiler;

/// <summary>
/// Images at places between their pixels.
/// <code>
/// v(x, y) = (1 − fy)·((1 − fx)·v00 + fx·v01) + fy·((1 − fx)·v10 + fx·v11)          fx, fy: how far beyond column ⌊x⌋ and row ⌊y⌋
/// </code>
/// </summary>
internal static class Bilinear
{
    /// <summary>Two neighbouring lines, of columns or of rows, and how much of each a place between them has.</summary>
    private readonly ref struct Neighbours
    {
        public readonly int First, Second;
        public readonly float OfFirst, OfSecond;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Neighbours(float place, int length, ImageFill fill)
        {
            float below = MathF.Floor(place);
            First = (int)below;
            Second = First + 1;
            OfSecond = place - below;
            OfFirst = 1f - OfSecond;
            if ((uint)First < (uint)(length - 1))
                return;

            if (fill == ImageFill.Zero)
                (OfFirst, OfSecond) = ((uint)First < (uint)length ? OfFirst : 0f, (uint)Second < (uint)length ? OfSecond : 0f);
            (First, Second) = (Math.Clamp(First, 0, length - 1), Math.Clamp(Second, 0, length - 1));
        }
    }

    /// <summary>Writes all channels of a pixel.</summary>
    /// <param name="image">[C, H, W]</param>
    /// <param name="shape">C, H and W.</param>
    /// <param name="x">The place in the image, from the left.</param>
    /// <param name="y">The place in the image, from the top.</param>
    /// <param name="fill">What is beside the image.</param>
    /// <param name="destination">An image of that shape.</param>
    /// <param name="pixel">Which pixel of it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Sample(ReadOnlySpan<float> image, ImageShape shape, float x, float y, ImageFill fill, Span<float> destination, int pixel)
    {
        var columns = new Neighbours(x, shape.Width, fill);
        var rows = new Neighbours(y, shape.Height, fill);

        // The neighbours are within the image, and the caller has seen to the lengths: nothing is checked once more.
        ref float above = ref Unsafe.Add(ref MemoryMarshal.GetReference(image), rows.First * shape.Width);
        ref float below = ref Unsafe.Add(ref MemoryMarshal.GetReference(image), rows.Second * shape.Width);
        ref float to = ref Unsafe.Add(ref MemoryMarshal.GetReference(destination), pixel);

        for (int c = 0, at = 0; c < shape.Channels; c++, at += shape.Area)
        {
            float v0 = columns.OfFirst * Unsafe.Add(ref above, at + columns.First) + columns.OfSecond * Unsafe.Add(ref above, at + columns.Second);
            float v1 = columns.OfFirst * Unsafe.Add(ref below, at + columns.First) + columns.OfSecond * Unsafe.Add(ref below, at + columns.Second);
            Unsafe.Add(ref to, at) = rows.OfFirst * v0 + rows.OfSecond * v1;
        }
    }
}
