using System.Runtime.CompilerServices;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>
/// Random numbers one after the other, for a purpose and an index: the same on every machine, and independent of what any other stream draws.
/// Philox at the counters (0, index, purpose), (1, index, purpose) …
/// </summary>
internal struct NumberStream(ulong seed, Purpose purpose, ulong index)
{
    private uint _block;
    private int _used = 4;
    private Words _words;

    /// <summary>A whole number from 0 to bound − 1. Uneven by less than one part in 2³² / bound.</summary>
    public int Below(int bound) => (int)(((ulong)Next() * (uint)bound) >> 32);

    /// <summary>A number between two others, in 2²⁴ steps.</summary>
    public float Between(float low, float high) => low + (high - low) * ((Next() >> 8) * (1f / 16777216f));

    /// <summary>A number from the normal distribution with mean 0 and variance 1.</summary>
    public float Normal() => (float)NormalDistribution.Quantile((Next() + .5) / 4294967296.0);

    private uint Next()
    {
        if (_used == 4)
        {
            Refill();
            _used = 0;
        }

        return _words[_used++];
    }

    private void Refill() =>
        (_words[0], _words[1], _words[2], _words[3]) = Philox.Block(_block++, (uint)index, (uint)(index >> 32), (uint)purpose, seed);

    [InlineArray(4)]
    private struct Words
    {
        private uint _first;
    }
}

/// <summary>What random numbers are for: the last word of the counter. Random layers have the highest bit clear, and <see cref="RandomStream"/> has 0x8000_0000.</summary>
internal enum Purpose : uint
{
    InitialParameters = 0x8000_0001,
    OrderOfExamples,
    DrawnDigits,
    Partition,
    Window,
    Augmentation,
    Decoding,
}
