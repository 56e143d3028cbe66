using System.ComponentModel;

namespace NetCompiler.Kernels;

/// <summary>
/// Philox 4×32 with ten rounds (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", 2011): a function from a counter of 128
/// bits and a key of 64 to 128 random bits. There is no state, so any worker can draw any number.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Philox
{
    internal const int Rounds = 10;

    internal const uint FirstFactor = 0xD2511F53, SecondFactor = 0xCD9E8D57;

    /// <summary>What is added to the two halves of the key from round to round.</summary>
    internal const uint FirstWeyl = 0x9E3779B9, SecondWeyl = 0xBB67AE85;

    /// <summary>The four words at counter (<paramref name="c0"/>, <paramref name="c1"/>, <paramref name="c2"/>, <paramref name="c3"/>).</summary>
    public static (uint Word0, uint Word1, uint Word2, uint Word3) Block(uint c0, uint c1, uint c2, uint c3, ulong key)
    {
        uint low = (uint)key, high = (uint)(key >> 32);

        for (int round = 0; round < Rounds; round++)
        {
            ulong first = (ulong)FirstFactor * c0, second = (ulong)SecondFactor * c2;
            c0 = (uint)(second >> 32) ^ c1 ^ low;
            c2 = (uint)(first >> 32) ^ c3 ^ high;
            c1 = (uint)second;
            c3 = (uint)first;

            low = unchecked(low + FirstWeyl);
            high = unchecked(high + SecondWeyl);
        }

        return (c0, c1, c2, c3);
    }

    /// <summary>Word <paramref name="index"/> mod 4 at counter (<paramref name="index"/> / 4, …).</summary>
    internal static uint Word(uint index, uint c1, uint c2, uint c3, ulong key)
    {
        (uint word0, uint word1, uint word2, uint word3) = Block(index / 4, c1, c2, c3, key);

        return (index % 4) switch { 0 => word0, 1 => word1, 2 => word2, _ => word3 };
    }
}
