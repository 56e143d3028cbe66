using System;

namespace NetCompiler;

/// <summary>Random permutations.</summary>
internal static class RandomOrder
{
    /// <summary>Writes a permutation of 0 … n − 1 that the seed and the epoch decide.</summary>
    public static void Fill(Span<int> order, ulong seed, ulong epoch) => Fill(order, new NumberStream(seed, Purpose.OrderOfExamples, epoch));

    /// <summary>Writes a permutation of 0 … n − 1 that the random numbers decide (Fisher and Yates).</summary>
    public static void Fill(Span<int> order, NumberStream random)
    {
        for (int i = 0; i < order.Length; i++)
        {
            int other = random.Below(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
    }
}
