using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static partial class Simd
{
    /// <summary>log(1 + eˣ) = max(x, 0) + log(1 + e⁻ˡˣˡ), which never overflows. Error at most 2 ulp; results below 2⁻¹²⁶ are flushed to 0.</summary>
    [MethodImpl(Inline)]
    public static V Softplus<V>(V x) where V : struct, ILanes<V> => V.Max(x, V.Zero) + Log1p(Exp(-V.Abs(x)));
}
