using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static partial class Simd
{
    /// <summary>The sine. Error at most 2 ulp for |x| ≤ 12 800; beyond, the absolute error grows in proportion to |x|, within [−1, 1] always; not a number for ±∞.</summary>
    [MethodImpl(Inline)]
    public static V Sin<V>(V x) where V : struct, ILanes<V> => SineOfQuarters(x, quarters: 0);

    /// <summary>The cosine. Error at most 2 ulp for |x| ≤ 12 800; beyond, the absolute error grows in proportion to |x|, within [−1, 1] always; not a number for ±∞.</summary>
    [MethodImpl(Inline)]
    public static V Cos<V>(V x) where V : struct, ILanes<V> => SineOfQuarters(x, quarters: 1);

    /// <summary>sin(x + quarters·π/2)</summary>
    [MethodImpl(Inline)]
    private static V SineOfQuarters<V>(V x, float quarters) where V : struct, ILanes<V>
    {
        // n mod 4 chooses sine or cosine of r, and its sign.
        (V n, V r) = Quarters(x);
        V square = r * r;

        V sine = V.Of(-1.95182889e-4f);
        sine = V.FusedMultiplyAdd(sine, square, V.Of(8.332189173e-3f));
        sine = V.FusedMultiplyAdd(sine, square, V.Of(-0.1666665524f));
        sine = V.FusedMultiplyAdd(sine * square, r, r);

        V cosine = V.Of(2.443256562e-5f);
        cosine = V.FusedMultiplyAdd(cosine, square, V.Of(-1.388731063e-3f));
        cosine = V.FusedMultiplyAdd(cosine, square, V.Of(4.166664556e-2f));
        cosine = V.FusedMultiplyAdd(cosine, square, V.Of(-0.5f));
        cosine = V.FusedMultiplyAdd(cosine, square, V.One);

        V quarter = n + quarters;
        quarter -= 4f * V.Floor(quarter * 0.25f);
        V odd = V.Or(V.Equal(quarter, V.One), V.Equal(quarter, V.Of(3f)));
        V sign = V.And(V.GreaterThan(quarter, V.Of(1.5f)), V.Of(-0f));

        return V.Xor(V.Select(odd, cosine, sine), sign);
    }

    /// <summary>x = n·π/2 + r, |r| ≤ π/4</summary>
    [MethodImpl(Inline)]
    private static (V Whole, V Remainder) Quarters<V>(V x) where V : struct, ILanes<V>
    {
        // π/2 is taken in five parts; the first four are so short that their products with n are exact, and r is rounded once, so that it has all its digits even where x is close to a multiple of π/2.
        V n = V.Round(x * 0.636619772f);
        V r = V.FusedMultiplyAdd(n, V.Of(-1.5703125f), x);
        r = V.FusedMultiplyAdd(n, V.Of(-4.837512969970703125e-4f), r);
        V third = n * 7.5495336204767227173e-8f;
        V sum = r - third;
        V rest = r - sum - third;
        rest = V.FusedMultiplyAdd(n, V.Of(-2.5632829192545614205e-12f), rest);
        rest = V.FusedMultiplyAdd(n, V.Of(-6.1232342629258392722e-17f), rest);
        r = sum + rest;

        return (n, V.AtMost(V.AtLeast(r, V.Of(-0.8f)), V.Of(0.8f)));    // n may be one off where x lies between two; far away r may be anything.
    }
}
