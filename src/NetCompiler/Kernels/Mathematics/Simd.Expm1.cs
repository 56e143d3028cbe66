using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static partial class Simd
{
    /// <summary>eˣ − 1, without the cancellation near 0. Relative error at most 2e-7; expm1(∞) = ∞, expm1(−∞) = −1.</summary>
    [MethodImpl(Inline)]
    public static V Expm1<V>(V x) where V : struct, ILanes<V>
    {
        // x = n·ln 2 + r;  eˣ − 1 = 2ⁿ·((eʳ − 1) + (1 − 2⁻ⁿ)), where the second bracket is exact for small n.
        V bounded = V.AtMost(V.AtLeast(x, V.Of(-18f)), V.Of(89f));
        V n = V.Round(bounded * Log2E);
        V r = V.FusedMultiplyAdd(n, V.Of(-Ln2High), bounded);
        r = V.FusedMultiplyAdd(n, V.Of(-Ln2Low), r);

        V p = V.Of(1.9875691500e-4f);
        p = V.FusedMultiplyAdd(p, r, V.Of(1.3981999507e-3f));
        p = V.FusedMultiplyAdd(p, r, V.Of(8.3334519073e-3f));
        p = V.FusedMultiplyAdd(p, r, V.Of(4.1665795894e-2f));
        p = V.FusedMultiplyAdd(p, r, V.Of(1.6666665459e-1f));
        p = V.FusedMultiplyAdd(p, r, V.Of(5.0000001201e-1f));
        p = V.FusedMultiplyAdd(p, r * r, r);

        return V.Scale(p + (V.One - V.Scale(V.One, -n)), n);
    }
}
