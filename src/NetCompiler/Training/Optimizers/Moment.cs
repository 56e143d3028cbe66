using System.Runtime.CompilerServices;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>Numbers that an optimizer remembers.</summary>
internal static class Moment
{
    /// <summary>
    /// 0 where |m| &lt; 10⁻³⁰, else m. The moments of a dead unit shrink by a constant factor every step; once they are denormal, arithmetic on them is
    /// thirty times slower, and .NET cannot tell the processor to flush them.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Flush<V>(V m) where V : struct, ILanes<V> => V.Select(V.LessThan(V.Abs(m), V.Of(1e-30f)), V.Zero, m);
}
