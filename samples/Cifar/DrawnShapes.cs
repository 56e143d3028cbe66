using System;
using NetCompiler;

namespace Cifar;

/// <summary>
/// Shapes in colours for a program that should run without a download: ten of them, anywhere, turned a little, in any colour before any other. Of the size and number of classes of
/// CIFAR-10, and much easier.
/// </summary>
internal static class DrawnShapes
{
    private const int Side = 32;

    /// <summary>How far a place is outside each shape, negative inside; about 1 across, u to the right and v down.</summary>
    private static readonly Func<float, float, float>[] Shapes =
    [
        (u, v) => MathF.Sqrt(u * u + v * v) - 1f,                                                                                       // disc
        (u, v) => MathF.Abs(MathF.Sqrt(u * u + v * v) - .75f) - .25f,                                                                   // ring
        Square,
        (u, v) => MathF.Abs(Square(u, v) + .15f) - .2f,                                                                                 // frame
        (u, v) => MathF.Max(.866f * MathF.Abs(u) - .5f * v, v) - .55f,                                                                  // triangle
        Plus,
        (u, v) => Plus(.707f * (u + v), .707f * (u - v)),                                                                               // saltire
        (u, v) => MathF.Max(Square(u, v), .17f - MathF.Abs(MathF.Abs(v) - .36f)),                                                       // three bars
        (u, v) => MathF.Max(MathF.Sqrt(u * u + v * v) - 1f, -.1f - v),                                                                  // half disc
        (u, v) => MathF.Sqrt(u * u + v * v) - .65f - .35f * MathF.Cos(5f * MathF.Atan2(u, -v)),                                         // star
    ];

    /// <summary>Draws a dataset of images [3, 32, 32] and labels.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Which supply.</param>
    /// <param name="first">The index of the first one; an image is decided by the seed and its index.</param>
    public static Dataset Draw(int count, int seed, int first)
    {
        var pixels = new byte[count * 3 * Side * Side];
        var labels = new int[count];
        for (int i = 0; i < count; i++)
            labels[i] = Draw(new Random(unchecked(seed * 1_000_003 + first + i)), pixels.AsSpan(i * 3 * Side * Side, 3 * Side * Side));
        return new Dataset([Column.Images(pixels, new ImageShape(3, Side, Side))], Column.Labels(labels));
    }

    private static int Draw(Random random, Span<byte> image)
    {
        float Between(float low, float high) => low + (high - low) * random.NextSingle();

        int label = random.Next(Shapes.Length);
        float size = Between(6f, 13f);
        (float sine, float cosine) = MathF.SinCos(Between(-.35f, .35f));
        float x0 = Between(12f, 20f), y0 = Between(12f, 20f), slopeX = Between(-2f, 2f), slopeY = Between(-2f, 2f);
        Span<float> ink = stackalloc float[3], paper = stackalloc float[3];
        do
            for (int c = 0; c < 3; c++)
                (ink[c], paper[c]) = (Between(0f, 255f), Between(0f, 255f));
        while (MathF.Abs(ink[0] - paper[0]) + MathF.Abs(ink[1] - paper[1]) + MathF.Abs(ink[2] - paper[2]) < 150f);

        for (int y = 0; y < Side; y++)
            for (int x = 0; x < Side; x++)
            {
                float u = (cosine * (x - x0) + sine * (y - y0)) / size, v = (cosine * (y - y0) - sine * (x - x0)) / size;
                float cover = Math.Clamp(.5f - Shapes[label](u, v) * size, 0f, 1f), shade = slopeX * (x - 16) + slopeY * (y - 16);
                for (int c = 0; c < 3; c++)
                    image[(c * Side + y) * Side + x] = (byte)Math.Clamp(cover * ink[c] + (1f - cover) * (paper[c] + shade) + Between(-15f, 15f), 0f, 255f);
            }

        return label;
    }

    private static float Square(float u, float v) => MathF.Max(MathF.Abs(u), MathF.Abs(v)) - .85f;

    private static float Plus(float u, float v)
    {
        (float longer, float shorter) = (MathF.Max(MathF.Abs(u), MathF.Abs(v)), MathF.Min(MathF.Abs(u), MathF.Abs(v)));
        return MathF.Max(longer - 1f, shorter - .3f);
    }
}
