using System;

namespace NetCompiler;

/// <summary>The size of an image, channels first as PyTorch counts: [C, H, W], in each channel row by row from the top.</summary>
/// <param name="Channels">C: 1 for grey, 3 for red, green and blue.</param>
/// <param name="Height">H: rows of pixels.</param>
/// <param name="Width">W: pixels of a row.</param>
public readonly record struct ImageShape(int Channels, int Height, int Width)
{
    /// <summary>C·H·W</summary>
    public int Count => checked(Channels * Height * Width);

    /// <summary>H·W</summary>
    internal int Area => Height * Width;

    /// <summary><c>[3, 32, 32]</c></summary>
    public override string ToString() => $"[{Channels}, {Height}, {Width}]";

    /// <exception cref="ArgumentException">A length is not positive, or there are too many numbers for an array.</exception>
    internal ImageShape Checked()
    {
        if (Channels <= 0 || Height <= 0 || Width <= 0 || (long)Height * Width > int.MaxValue / Channels)
            throw new ArgumentException($"An image cannot be {this}. Each length is at least 1, and all together fit an array.");
        return this;
    }
}
