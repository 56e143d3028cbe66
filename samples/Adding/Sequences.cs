using System;
using NetCompiler;

namespace Adding;

/// <summary>
/// The adding problem (Hochreiter and Schmidhuber 1997, in the form of Le, Jaitly and Hinton 2015): at each step a number from 0 to 1 and a mark, 1 at two steps and 0 at all others; one of the two is in the first half of the
/// steps, the other one in the second. What is wanted after the last step is the sum of the two marked numbers.
/// </summary>
internal static class Sequences
{
    /// <summary>The error of who always says 1: the variance of the sum of two even numbers.</summary>
    public const double ErrorOfOne = 1.0 / 6;

    /// <summary>Examples that a seed decides; others for every part.</summary>
    public static Dataset Draw(int count, int length, ulong seed, int part)
    {
        var random = new Random(unchecked((int)(seed % 100_000) * 10_007 + part));
        float[] steps = new float[count * length * 2], sums = new float[count];

        for (int i = 0; i < count; i++)
        {
            Span<float> sequence = steps.AsSpan(i * length * 2, length * 2);
            for (int t = 0; t < length; t++)
                sequence[2 * t] = random.NextSingle();

            foreach (int marked in (int[])[random.Next(length / 2), random.Next(length / 2, length)])
            {
                sequence[2 * marked + 1] = 1;
                sums[i] += sequence[2 * marked];
            }
        }

        return Dataset.From(steps, sums, count);
    }
}
