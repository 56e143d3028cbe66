using System;
using System.ComponentModel;

namespace NetCompiler.Kernels;

/// <summary>
/// Between the two layouts of a batch of images: channels-first, [B, C·P], all positions of one channel after another, and rows of positions, [B·P, C], in which row b·P + p has the
/// channels of position p of example b.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Positions
{
    /// <summary>rows[b·P + p, c] = images[b, c·P + p] for the examples of the part.</summary>
    /// <param name="examples">The examples of this worker.</param>
    /// <param name="positions">P.</param>
    /// <param name="channels">C.</param>
    /// <param name="images">[B, C·P].</param>
    /// <param name="rows">[B·P, C]; must not overlap <paramref name="images"/>.</param>
    public static void FromImages(Part examples, int positions, int channels, Rows images, Rows rows)
    {
        for (int example = examples.Start; example < examples.End; example++)
        {
            float* image = images.Pointer(example), first = rows.Pointer(example * positions);

            if (AreAlike(positions, channels, rows))
                Copy(image, first, positions * channels);
            else
                Turn.Matrix(image, positions, first, rows.Stride, channels, positions);
        }
    }

    /// <summary>images[b, c·P + p] = rows[b·P + p, c] for the examples of the part.</summary>
    /// <param name="examples">The examples of this worker.</param>
    /// <param name="positions">P.</param>
    /// <param name="channels">C.</param>
    /// <param name="rows">[B·P, C].</param>
    /// <param name="images">[B, C·P]; must not overlap <paramref name="rows"/>.</param>
    public static void ToImages(Part examples, int positions, int channels, Rows rows, Rows images)
    {
        for (int example = examples.Start; example < examples.End; example++)
        {
            float* image = images.Pointer(example), first = rows.Pointer(example * positions);

            if (AreAlike(positions, channels, rows))
                Copy(first, image, positions * channels);
            else
                Turn.Matrix(first, rows.Stride, image, positions, positions, channels);
        }
    }

    /// <summary>Whether an example's floats stand in the same order in both layouts, without a gap.</summary>
    private static bool AreAlike(int positions, int channels, Rows rows) => positions == 1 || (channels == 1 && rows.Stride == 1);

    private static void Copy(float* from, float* to, int count) => new ReadOnlySpan<float>(from, count).CopyTo(new Span<float>(to, count));
}
