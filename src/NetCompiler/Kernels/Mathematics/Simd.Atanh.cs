using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static partial class Simd
{
    /// <summary>½·log((1 + x)/(1 − x)). Error at most 2 ulp; ±∞ at ±1, not a number beyond.</summary>
    [MethodImpl(Inline)]
    public static V Atanh<V>(V x) where V : struct, ILanes<V>
    {
        // x + x³·P(x²) where |x| is less than ½, fitted to the least relative error; beyond, 1 − |x| is exact.
        V size = V.Abs(x);
        V square = x * x;

        V p = V.Of(0.1766909957f);
        p = V.FusedMultiplyAdd(p, square, V.Of(0.05135837197f));
        p = V.FusedMultiplyAdd(p, square, V.Of(0.1182372645f));
        p = V.FusedMultiplyAdd(p, square, V.Of(0.1422276199f));
        p = V.FusedMultiplyAdd(p, square, V.Of(0.2000251859f));
        p = V.FusedMultiplyAdd(p, square, V.Of(0.3333330154f));
        V small = V.FusedMultiplyAdd(p * square, x, x);

        V large = 0.5f * Log1p((size + size) / (V.One - size));

        return V.IfLessThan(size, V.Of(0.5f), small, V.Or(large, V.And(x, V.Of(-0f))));
    }
}
