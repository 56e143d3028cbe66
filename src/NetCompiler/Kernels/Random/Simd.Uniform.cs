using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static partial class Simd
{
    /// <summary>
    /// A number uniform in [0, 1), a multiple of 2⁻²⁴, for each lane: element (<paramref name="row"/>, <paramref name="column"/> + k) of random site
    /// <paramref name="site"/>. The numbers depend on nothing else, so they are the same at every width and on any number of threads.
    /// </summary>
    /// <param name="key">Seed and step.</param>
    /// <param name="site">Which of the network's random operations asks; each draws numbers of its own.</param>
    /// <param name="row">The example.</param>
    /// <param name="column">The first column.</param>
    [MethodImpl(Inline)]
    public static V Uniform<V>(RandomKey key, int site, int row, int column) where V : struct, ILanes<V>
    {
        V c0 = V.Integers((uint)column);
        V c1 = V.OfBits((uint)row);
        V c2 = V.OfBits((uint)key.Step);
        V c3 = V.OfBits((uint)site);
        Philox.Mix(ref c0, ref c1, ref c2, ref c3, key.Seed);

        return V.FromInteger(V.ShiftRight(c0, 8)) * (1f / 16777216f);
    }
}
