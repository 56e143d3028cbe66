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
    /// <param name="column">The first column, or the place of the last ones.</param>
    [MethodImpl(Inline)]
    public static V Uniform<V>(RandomKey key, int site, int row, int column) where V : struct, ILanes<V>
    {
        column = V.Column(column);

        // A counter gives four words, so four neighbouring columns share one.
        V bits = V.Width > 1 && column % 4 == 0
            ? V.Random((uint)column / 4, (uint)row, (uint)key.Step, (uint)site, key.Seed)
            : WordByWord<V>(key, site, row, column);

        return V.FromInteger(V.ShiftRight(bits, 8)) * (1f / 16777216f);
    }

    /// <summary>For the last columns of a row, and for registers that begin in the middle of a counter.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe V WordByWord<V>(RandomKey key, int site, int row, int column) where V : struct, ILanes<V>
    {
        uint* words = stackalloc uint[V.Width];

        for (int lane = 0; lane < V.Width; lane++)
            words[lane] = Philox.Word((uint)(column + lane), (uint)row, (uint)key.Step, (uint)site, key.Seed);

        return V.Load((float*)words);
    }
}
