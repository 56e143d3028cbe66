using System;
using System.ComponentModel;

namespace NetCompiler.Kernels;

/// <summary>
/// Random numbers one after the other, for what is drawn in order on one thread: initial weights, permutations. A stream shares no number with
/// another stream of the same seed, nor with the numbers of any training step.
/// </summary>
/// <param name="seed">The seed of the network or data set.</param>
/// <param name="stream">Which stream; 0, 1, 2, …</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct RandomStream(ulong seed, uint stream)
{
    /// <summary>The last word of every counter of a stream; the random sites of a step are never negative.</summary>
    private const uint Streams = 0x8000_0000u;

    private ulong _position;

    /// <summary>32 random bits.</summary>
    public uint Next()
    {
        ulong position = _position++;

        return Philox.Word((uint)position, (uint)(position >> 32), stream, Streams, seed);
    }

    /// <summary>A number uniform in [0, 1), a multiple of 2⁻²⁴.</summary>
    public float Uniform() => (Next() >> 8) * (1f / 16777216f);

    /// <summary>A number of the standard normal distribution, by Box and Muller's transformation.</summary>
    public float Normal()
    {
        double radius = Math.Sqrt(-2.0 * Math.Log((Next() + 1.0) / 4294967296.0));
        double angle = 2.0 * Math.PI * (Next() / 4294967296.0);

        return (float)(radius * Math.Cos(angle));
    }

    /// <summary>A whole number uniform in 0 … <paramref name="bound"/> − 1, without bias.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is less than 1.</exception>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);

        // Lemire's method: the upper half of a product is uniform once the few lower halves that would favour some results are drawn again.
        uint range = (uint)bound, least = unchecked(0u - range) % range;
        ulong product;

        do
            product = (ulong)Next() * range;
        while ((uint)product < least);

        return (int)(product >> 32);
    }

    /// <summary>Puts the items into a random order, each order being equally likely.</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
