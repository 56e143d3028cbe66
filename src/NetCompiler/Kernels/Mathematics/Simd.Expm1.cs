using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static partial class Simd
{
    /// <summary>eˣ − 1, without the cancellation near 0. Error at most 1.5 ulp; expm1(∞) = ∞, expm1(−∞) = −1.</summary>
    [MethodImpl(Inline)]
    public static V Expm1<V>(V x) where V : struct, ILanes<V>
    {
        // x = n·ln 2 + r;  eˣ − 1 = 2ⁿ·((eʳ − 1) + (1 − 2⁻ⁿ)), where the second bracket is exact for small n.
        V bounded = V.AtMost(V.AtLeast(x, V.Of(-18f)), V.Of(89f));
        V n = V.Round(bounded * Log2E);
        V r = V.FusedMultiplyAdd(n, V.Of(-Ln2High), bounded);
        r = V.FusedMultiplyAdd(n, V.Of(-Ln2Low), r);

        return V.Scale(ExpTail(r) + (V.One - V.Scale(V.One, -n)), n);
    }
}
