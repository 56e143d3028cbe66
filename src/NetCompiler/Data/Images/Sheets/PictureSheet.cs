using System;

namespace NetCompiler;

/// <summary>Many small pictures on one sheet, so that a person can look at what a network is given, and at what it has learnt. Save it with <see cref="Picture.Save"/>.</summary>
public static partial class PictureSheet
{
    /// <summary>Red, green and blue for 3 or 4 channels, else the first channel, in grey.</summary>
    private static ImageShape Shown(ImageShape shape) => shape with { Channels = shape.Channels is 3 or 4 ? 3 : 1 };

    private static void CheckCounts(int columns, int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
    }
}
