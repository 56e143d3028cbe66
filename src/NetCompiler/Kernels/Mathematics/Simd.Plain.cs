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
}
