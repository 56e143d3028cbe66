using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static partial class Simd
{
    /// <summary>The sine. Absolute error at most 1.2e-7 for |x| ≤ 8192, growing in proportion to |x| beyond, within [−1, 1] always; not a number for ±∞.</summary>
    [MethodImpl(Inline)]
    public static V Sin<V>(V x) where V : struct, ILanes<V> => SineOfQuarters(x, quarters: 0);

    /// <summary>The cosine. Absolute error at most 1.2e-7 for |x| ≤ 8192, growing in proportion to |x| beyond, within [−1, 1] always; not a number for ±∞.</summary>
    [MethodImpl(Inline)]
    public static V Cos<V>(V x) where V : struct, ILanes<V> => SineOfQuarters(x, quarters: 1);

    /// <summary>sin(x + quarters·π/2)</summary>
    [MethodImpl(Inline)]
    private static V SineOfQuarters<V>(V x, float quarters) where V : struct, ILanes<V>
    {
        // x = n·π/2 + r, |r| ≤ π/4, with π/2 in three parts; n mod 4 then chooses sine or cosine of r, and its sign.
        V n = V.Round(x * 0.636619772f);
        V r = V.FusedMultiplyAdd(n, V.Of(-1.5703125f), x);
        r = V.FusedMultiplyAdd(n, V.Of(-4.837512969970703125e-4f), r);
        r = V.FusedMultiplyAdd(n, V.Of(-7.54978995489188216e-8f), r);
        r = V.AtMost(V.AtLeast(r, V.Of(-0.7854f)), V.Of(0.7854f));
        V square = r * r;

        V sine = V.Of(-1.9515295891e-4f);
        sine = V.FusedMultiplyAdd(sine, square, V.Of(8.3321608736e-3f));
        sine = V.FusedMultiplyAdd(sine, square, V.Of(-1.6666654611e-1f));
        sine = V.FusedMultiplyAdd(sine * square, r, r);

        V cosine = V.Of(2.443315711809948e-5f);
        cosine = V.FusedMultiplyAdd(cosine, square, V.Of(-1.388731625493765e-3f));
        cosine = V.FusedMultiplyAdd(cosine, square, V.Of(4.166664568298827e-2f));
        cosine = V.FusedMultiplyAdd(cosine, square, V.Of(-0.5f));
        cosine = V.FusedMultiplyAdd(cosine, square, V.One);

        V quarter = n + quarters;
        quarter -= 4f * V.Floor(quarter * 0.25f);
        V odd = V.Or(V.Equal(quarter, V.One), V.Equal(quarter, V.Of(3f)));
        V sign = V.And(V.GreaterThan(quarter, V.Of(1.5f)), V.Of(-0f));

        return V.Xor(V.Select(odd, cosine, sine), sign);
    }
}
