using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using NetCompiler.Kernels;

namespace NetCompiler.Tests.Kernels;

/// <summary>Numbers to compute with, and memory for them.</summary>
internal static class Samples
{
    /// <summary>Views do not keep an arena alive, so this does.</summary>
    private static readonly ConcurrentBag<Arena> Kept = [];

    /// <summary>Where functions tend to break.</summary>
    public static readonly float[] Extremes =
    [
        0f, -0f, 1f, -1f, 0.5f, -0.5f, 1.5f, -1.5f, 2.5f, -2.5f, float.Epsilon, -float.Epsilon, 1e-40f, -1e-40f, 1.17549435e-38f, -1.17549435e-38f, 1e-30f, 1e-8f, -1e-8f, 1e-4f,
        float.MaxValue, float.MinValue, float.PositiveInfinity, float.NegativeInfinity, float.NaN, 87f, 88.72f, 88.73f, 89f, 104f, -87f, -87.4f,
        -88.8f, -104f, 127f, 128f, -126f, -150f, 8191f, -8191f, 1e6f, -1e6f, 16777216f, 0.70710678f, 1.41421356f, 3.93f, 9.02f, 3.1415927f, 1.5707964f,
    ];

    /// <summary><paramref name="count"/> numbers from <paramref name="low"/> to <paramref name="high"/>, evenly spaced.</summary>
    public static float[] Dense(float low, float high, int count = 20001)
    {
        var samples = new float[count];

        for (int i = 0; i < count; i++)
            samples[i] = (float)(low + ((double)high - low) * i / (count - 1));

        return samples;
    }

    /// <summary>Numbers of every magnitude, positive and negative: each exponent that a float has, with a few mantissas.</summary>
    public static float[] Magnitudes()
    {
        List<float> samples = [];

        for (uint bits = 0x00000001; bits < 0x7F800000; bits += 0x00053579)
        {
            samples.Add(BitConverter.UInt32BitsToSingle(bits));
            samples.Add(BitConverter.UInt32BitsToSingle(bits | 0x80000000));
        }

        return [.. samples];
    }

    /// <summary>An arena that lives as long as the tests.</summary>
    public static Arena Zeros(int length)
    {
        Arena arena = new(length);
        Kept.Add(arena);

        return arena;
    }

    /// <summary>An arena of numbers uniform in [−1, 1).</summary>
    public static Arena Random(int length, uint stream)
    {
        Arena arena = Zeros(length);
        RandomStream random = new(seed: 17, stream);

        foreach (ref float value in arena.Span)
            value = 2f * random.Uniform() - 1f;

        return arena;
    }

    /// <summary>The row stride that the compiler would choose.</summary>
    public static int Stride(int columns)
    {
        int stride = (columns + 15) & ~15;

        return stride % 256 == 0 ? stride + 16 : stride;
    }
}
