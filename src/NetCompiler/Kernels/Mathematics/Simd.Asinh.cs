using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static partial class Simd
{
    /// <summary>log(x + √(x² + 1)). Error at most 2 ulp.</summary>
    [MethodImpl(Inline)]
    public static V Asinh<V>(V x) where V : struct, ILanes<V>
    {
        // x + x³·P(x²) where |x| is less than 0.75, fitted to the least relative error; beyond 4096 the root is |x|, and 2·|x| has |x|'s logarithm and one more ln 2.
        V size = V.Abs(x);
        V square = x * x;

        V p = V.Of(-2.980204998e-3f);
        p = V.FusedMultiplyAdd(p, square, V.Of(0.01044783369f));
        p = V.FusedMultiplyAdd(p, square, V.Of(-0.01969797164f));
        p = V.FusedMultiplyAdd(p, square, V.Of(0.02976865321f));
        p = V.FusedMultiplyAdd(p, square, V.Of(-0.04456480965f));
        p = V.FusedMultiplyAdd(p, square, V.Of(0.07499519736f));
        p = V.FusedMultiplyAdd(p, square, V.Of(-0.1666665673f));
        V small = V.FusedMultiplyAdd(p * square, x, x);

        V far = V.GreaterThan(size, V.Of(4096f));
        V root = V.Sqrt(V.FusedMultiplyAdd(size, size, V.One));
        V sum = root + size;
        V large = LogOfSum(V.Select(far, size, sum), V.Select(far, V.Zero, size - (sum - root)), V.And(far, V.One));

        return V.IfLessThan(size, V.Of(0.75f), small, V.Or(large, V.And(x, V.Of(-0f))));
    }

    /// <summary>log(x + √(x² − 1)), at least 0. Error at most 2 ulp; not a number below 1.</summary>
    [MethodImpl(Inline)]
    public static V Acosh<V>(V x) where V : struct, ILanes<V>
    {
        // With d = x − 1, which is exact near 1, it is log(1 + (d + √(d·(d + 2)))).
        V far = V.GreaterThan(x, V.Of(4096f));
        V d = x - V.One;
        V rest = d + V.Sqrt(d * (d + V.Of(2f)));
        V sum = V.One + rest;
        V result = LogOfSum(V.Select(far, x, sum), V.Select(far, V.Zero, rest - (sum - V.One)), V.And(far, V.One));

        return V.IfGreaterThanOrEqual(x, V.One, result, V.Of(float.NaN));
    }

    /// <summary>log((sum + low)·2ᵏ), where low is what sum has lost by rounding.</summary>
    [MethodImpl(Inline)]
    private static V LogOfSum<V>(V sum, V low, V k) where V : struct, ILanes<V>
    {
        (V f, V n) = Fraction(sum);
        V result = LogNearOne(f + V.Scale(low, -n), n + k);

        return V.IfLessThan(sum, V.Of(float.PositiveInfinity), result, sum);
    }
}
