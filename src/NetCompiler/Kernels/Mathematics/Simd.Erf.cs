using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static partial class Simd
{
    /// <summary>The error function, 2/√π·∫₀ˣ e^(−t²) dt. Error at most 2 ulp; never outside [−1, 1].</summary>
    [MethodImpl(Inline)]
    public static V Erf<V>(V x) where V : struct, ILanes<V>
    {
        // x + x·P(x²) where |x| is less than 0.92; elsewhere 1 − e^(−Q(|x|)) with the sign of x, up to 4, from where on the result is ±1. Both are fitted to
        // the least relative error of the result.
        V size = V.AtMost(V.Abs(x), V.Of(4f));
        V square = x * x;

        V p = V.Of(8.269276441e-5f);
        p = V.FusedMultiplyAdd(p, square, V.Of(-8.118949481e-4f));
        p = V.FusedMultiplyAdd(p, square, V.Of(5.198926199e-3f));
        p = V.FusedMultiplyAdd(p, square, V.Of(-2.685851417e-2f));
        p = V.FusedMultiplyAdd(p, square, V.Of(0.1128367707f));
        p = V.FusedMultiplyAdd(p, square, V.Of(-0.3761263192f));
        p = V.FusedMultiplyAdd(p, square, V.Of(0.1283791661f));
        V small = V.FusedMultiplyAdd(p, x, x);

        V q = V.Of(-1.982409885e-4f);
        q = V.FusedMultiplyAdd(q, size, V.Of(3.065644763e-3f));
        q = V.FusedMultiplyAdd(q, size, V.Of(-2.231566235e-2f));
        q = V.FusedMultiplyAdd(q, size, V.Of(0.1041143537f));
        q = V.FusedMultiplyAdd(q, size, V.Of(0.6369755268f));
        q = V.FusedMultiplyAdd(q, size, V.Of(1.127797484f));
        q = V.FusedMultiplyAdd(q, size, V.Of(1.66403508e-4f));
        V large = V.One - ExpAbove(-q);

        return V.IfLessThan(V.Abs(x), V.Of(0.92f), small, V.Or(large, V.And(x, V.Of(-0f))));
    }
}
