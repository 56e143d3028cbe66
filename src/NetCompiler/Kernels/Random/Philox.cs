using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>
/// Philox 4×32 with ten rounds (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", 2011): a function from a counter of 128
/// bits and a key of 64 to 128 random bits. There is no state, so any worker can draw any number.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Philox
{
    private const int Rounds = 10;

    /// <summary>The four words at counter (<paramref name="c0"/>, <paramref name="c1"/>, <paramref name="c2"/>, <paramref name="c3"/>), in place. Lanes hold the bits of unsigned integers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Mix<V>(ref V c0, ref V c1, ref V c2, ref V c3, ulong key) where V : struct, ILanes<V>
    {
        V firstFactor = V.OfBits(0xD2511F53u), secondFactor = V.OfBits(0xCD9E8D57u);
        uint low = (uint)key, high = (uint)(key >> 32);

        for (int round = 0; round < Rounds; round++)
        {
            V first = c0, second = c2;
            c0 = V.Xor(V.Xor(V.MultiplyHigh(second, secondFactor), c1), V.OfBits(low));
            c2 = V.Xor(V.Xor(V.MultiplyHigh(first, firstFactor), c3), V.OfBits(high));
            c1 = V.MultiplyLow(second, secondFactor);
            c3 = V.MultiplyLow(first, firstFactor);

            low += 0x9E3779B9u;
            high += 0xBB67AE85u;
        }
    }
}
