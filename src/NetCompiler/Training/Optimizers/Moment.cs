using System.Runtime.CompilerServices;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>
/// Numbers that shrink by a constant factor every step: what an optimizer remembers of a dead unit, and its weights where they decay. Once they are denormal,
/// arithmetic on them is thirty times slower, and .NET cannot tell the processor to flush them.
/// </summary>
internal static class Moment
{
    /// <summary>0 where |m| &lt; 10⁻³⁰, else m.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Flush<V>(V m) where V : struct, ILanes<V> => Flush(m, 1e-30f);

    /// <summary>0 where |g| &lt; 10⁻¹⁷, else g: what is to be squared, and multiplied by as little as a thousandth.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V FlushRoot<V>(V g) where V : struct, ILanes<V> => Flush(g, 1e-17f);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Flush<V>(V m, float least) where V : struct, ILanes<V> => V.IfLessThan(V.Abs(m), V.Of(least), V.Zero, m);
}
