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
}
