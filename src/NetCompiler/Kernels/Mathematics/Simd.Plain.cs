using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static partial class Simd
{
    /// <summary>|x|</summary>
    [MethodImpl(Inline)]
    public static V Abs<V>(V x) where V : struct, ILanes<V> => V.Abs(x);

    /// <summary>√x, correctly rounded.</summary>
    [MethodImpl(Inline)]
    public static V Sqrt<V>(V x) where V : struct, ILanes<V> => V.Sqrt(x);

    /// <summary>1 / x, correctly rounded.</summary>
    [MethodImpl(Inline)]
    public static V Reciprocal<V>(V x) where V : struct, ILanes<V> => V.One / x;

    /// <summary>1 / √x, both rounded correctly: error at most 1.5 ulp; ∞ at 0, not a number below.</summary>
    [MethodImpl(Inline)]
    public static V ReciprocalSqrt<V>(V x) where V : struct, ILanes<V> => V.One / V.Sqrt(x);

    /// <summary>1 above 0, −1 below; 0 is 0, and what is not a number stays so.</summary>
    [MethodImpl(Inline)]
    public static V Sign<V>(V x) where V : struct, ILanes<V> => V.IfGreaterThan(x, V.Zero, V.One, V.IfLessThan(x, V.Zero, V.Of(-1f), x));

    /// <summary>The whole number next to x on the way to 0.</summary>
    [MethodImpl(Inline)]
    public static V Truncate<V>(V x) where V : struct, ILanes<V> => V.IfLessThan(x, V.Zero, V.Ceiling(x), V.Floor(x));
}
