using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static partial class Simd
{
    /// <summary>(eˣ − e⁻ˣ)/2, without the cancellation near 0. Error at most 2 ulp.</summary>
    [MethodImpl(Inline)]
    public static V Sinh<V>(V x) where V : struct, ILanes<V>
    {
        // x + x³·P(x²) where |x| is less than 1, fitted to the least relative error.
        V size = V.Abs(x);
        V square = x * x;

        V p = V.Of(2.816951337e-6f);
        p = V.FusedMultiplyAdd(p, square, V.Of(1.983615948e-4f));
        p = V.FusedMultiplyAdd(p, square, V.Of(8.3333496e-3f));
        p = V.FusedMultiplyAdd(p, square, V.Of(0.1666666716f));
        V small = V.FusedMultiplyAdd(p * square, x, x);

        V half = HalfExp(size);
        V large = half - 0.25f / half;

        return V.IfLessThan(size, V.One, small, V.Or(large, V.And(x, V.Of(-0f))));
    }

    /// <summary>(eˣ + e⁻ˣ)/2. Error at most 2 ulp.</summary>
    [MethodImpl(Inline)]
    public static V Cosh<V>(V x) where V : struct, ILanes<V>
    {
        V half = HalfExp(V.Abs(x));

        return half + 0.25f / half;
    }

    /// <summary>eˣ/2 for positive x: finite up to 89.4, as sinh and cosh are.</summary>
    [MethodImpl(Inline)]
    private static V HalfExp<V>(V x) where V : struct, ILanes<V>
    {
        V bounded = V.AtMost(x, V.Of(90f));
        V n = V.Round(bounded * Log2E);
        V r = V.FusedMultiplyAdd(n, V.Of(-Ln2High), bounded);
        r = V.FusedMultiplyAdd(n, V.Of(-Ln2Low), r);

        return V.Scale(V.One + ExpTail(r), n - 1f);
    }
}
