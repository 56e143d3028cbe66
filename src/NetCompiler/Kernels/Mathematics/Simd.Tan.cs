using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static partial class Simd
{
    /// <summary>The tangent. Error at most 3 ulp for |x| ≤ 12 800; beyond, the error of x's remainder grows in proportion to |x|; not a number for ±∞.</summary>
    [MethodImpl(Inline)]
    public static V Tan<V>(V x) where V : struct, ILanes<V>
    {
        // x = n·π/2 + r: tan r = r + r³·P(r²) where n is even, fitted to the least relative error, and −1/tan r where it is odd.
        (V n, V r) = Quarters(x);
        V square = r * r;

        V p = V.Of(4.387072753e-3f);
        p = V.FusedMultiplyAdd(p, square, V.Of(6.821167335e-5f));
        p = V.FusedMultiplyAdd(p, square, V.Of(0.01085217297f));
        p = V.FusedMultiplyAdd(p, square, V.Of(0.02127606049f));
        p = V.FusedMultiplyAdd(p, square, V.Of(0.05406106636f));
        p = V.FusedMultiplyAdd(p, square, V.Of(0.1333265305f));
        p = V.FusedMultiplyAdd(p, square, V.Of(0.3333334923f));
        V tangent = V.FusedMultiplyAdd(p * square, r, r);

        V half = n * 0.5f;

        return V.IfEqual(V.Floor(half), half, tangent, -1f / tangent);
    }
}
