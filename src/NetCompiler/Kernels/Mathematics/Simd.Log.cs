using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static partial class Simd
{
    /// <summary>The natural logarithm. Error at most 1 ulp; log 0 = −∞, log ∞ = ∞, not a number below 0.</summary>
    [MethodImpl(Inline)]
    public static V Log<V>(V x) where V : struct, ILanes<V>
    {
        (V f, V n) = Fraction(x);
        V result = LogNearOne(f, n);

        result = V.IfEqual(x, V.Of(float.PositiveInfinity), x, result);
        result = V.IfEqual(x, V.Zero, V.Of(float.NegativeInfinity), result);

        return V.IfGreaterThanOrEqual(x, V.Zero, result, V.Of(float.NaN));
    }

    /// <summary>x = 2ⁿ·(1 + f) with √½ ≤ 1 + f &lt; √2, for positive x.</summary>
    [MethodImpl(Inline)]
    private static (V Fraction, V Exponent) Fraction<V>(V x) where V : struct, ILanes<V>
    {
        const float TwoTo23 = 8388608f;

        // Denormal numbers are brought up first.
        V normal = V.IfLessThan(x, V.Of(SmallestNormal), x * TwoTo23, x);
        V shifted = V.AddBits(normal, V.OfBits(0x3F800000u - 0x3F3504F3u));
        V n = V.FromInteger(V.AddBits(V.ShiftRight(shifted, 23), V.OfBits(unchecked((uint)-127))));
        V m = V.AddBits(V.And(shifted, V.OfBits(0x007FFFFFu)), V.OfBits(0x3F3504F3u));

        return (m - V.One, n - V.IfLessThan(x, V.Of(SmallestNormal), V.Of(23f), V.Zero));
    }

    /// <summary>log(1 + f) + n·ln 2 for √½ − 1 ≤ f &lt; √2 − 1.</summary>
    [MethodImpl(Inline)]
    private static V LogNearOne<V>(V f, V n) where V : struct, ILanes<V>
    {
        V square = f * f;
        V p = V.Of(7.0376836292e-2f);
        p = V.FusedMultiplyAdd(p, f, V.Of(-1.1514610310e-1f));
        p = V.FusedMultiplyAdd(p, f, V.Of(1.1676998740e-1f));
        p = V.FusedMultiplyAdd(p, f, V.Of(-1.2420140846e-1f));
        p = V.FusedMultiplyAdd(p, f, V.Of(1.4249322787e-1f));
        p = V.FusedMultiplyAdd(p, f, V.Of(-1.6668057665e-1f));
        p = V.FusedMultiplyAdd(p, f, V.Of(2.0000714765e-1f));
        p = V.FusedMultiplyAdd(p, f, V.Of(-2.4999993993e-1f));
        p = V.FusedMultiplyAdd(p, f, V.Of(3.3333331174e-1f));
        p = p * f * square;

        p = V.FusedMultiplyAdd(n, V.Of(Ln2Low), p);
        p = V.FusedMultiplyAdd(square, V.Of(-0.5f), p);

        return V.FusedMultiplyAdd(n, V.Of(Ln2High), f + p);
    }
}
