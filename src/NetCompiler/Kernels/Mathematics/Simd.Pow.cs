using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static partial class Simd
{
    /// <summary>
    /// xʸ, with the sign of x where y is an odd whole number. Error at most 4 ulp; results below 2⁻¹²⁶ are flushed to 0; x⁰ = 1 for every x and 1ʸ = 1 for every y;
    /// not a number for finite negative x unless y is whole; of −∞ as C has it.
    /// </summary>
    /// <remarks>A call of its own: inlined into a loop it has more values than the compiler keeps track of, and runs fifty times slower.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static V Pow<V>(V x, V y) where V : struct, ILanes<V>
    {
        V magnitude = V.Abs(x);
        (V high, V low) = LogInTwo(magnitude);

        // y·(high + low). A sum of the exact product's parts, because e^p multiplies an error of p by p itself.
        V p = y * high;
        V rest = V.FusedMultiplyAdd(y, low, ProductError(y, high, p));
        V size = ExpOfSum(p, V.And(rest, V.LessThan(V.Abs(p), V.Of(200f))));
        size = V.IfEqual(magnitude, V.One, V.One, size);

        V negative = V.LessThan(x, V.Zero);
        V half = y * 0.5f;
        V whole = V.Equal(V.Round(y), y);
        V odd = V.And(whole, V.Not(V.Equal(V.Floor(half), half)));

        V finite = V.GreaterThan(x, V.Of(float.NegativeInfinity));

        V result = V.Select(V.And(negative, odd), -size, size);
        result = V.Select(V.And(V.And(negative, finite), V.Not(whole)), V.Of(float.NaN), result);

        return V.Select(V.Or(V.Equal(y, V.Zero), V.Equal(x, V.One)), V.One, result);
    }

    /// <summary>log x as high + low, with a relative error of 2⁻²⁹; −∞ + 0 at 0, ∞ + 0 at ∞.</summary>
    [MethodImpl(Inline)]
    private static (V High, V Low) LogInTwo<V>(V x) where V : struct, ILanes<V>
    {
        // log(1 + f) = 2·s + s³·R(s²) with s = f/(2 + f). The first twelve bits of s stand alone, so that their products are exact; the others come from what is left of f.
        (V f, V n) = Fraction(x);
        V divisor = V.Of(2f) + f;
        V inverse = V.One / divisor;
        V lost = f - (divisor - V.Of(2f));
        V s = Twelve(f * inverse);
        V divisorHigh = Twelve(divisor);
        V remainder = f - s * divisorHigh - s * (divisor - divisorHigh) - s * lost;
        V sLow = remainder * inverse;

        V full = s + sLow;
        V square = full * full;
        V r = V.Of(0.242784217f);
        r = V.FusedMultiplyAdd(r, square, V.Of(0.2849880755f));
        r = V.FusedMultiplyAdd(r, square, V.Of(0.4000097215f));
        r = V.FusedMultiplyAdd(r, square, V.Of(0.6666666269f));
        V low = V.FusedMultiplyAdd(r * square, full, sLow + sLow);
        low = V.FusedMultiplyAdd(n, V.Of(Ln2Low), low);

        V first = n * Ln2High, second = s + s;
        V sum = first + second;
        low += second - (sum - first);
        V high = sum + low;
        low -= high - sum;

        high = V.IfEqual(x, V.Zero, V.Of(float.NegativeInfinity), high);
        high = V.IfGreaterThanOrEqual(x, V.Of(float.PositiveInfinity), x, high);
        high = V.IfEqual(x, x, high, x);

        return (high, low);
    }

    /// <summary>a·b − product, exactly: the halves of both factors have products without rounding.</summary>
    [MethodImpl(Inline)]
    private static V ProductError<V>(V a, V b, V product) where V : struct, ILanes<V>
    {
        V aHigh = Twelve(a), bHigh = Twelve(b), aLow = a - aHigh, bLow = b - bHigh;

        return (aHigh * bHigh - product) + aHigh * bLow + aLow * bHigh + aLow * bLow;
    }

    /// <summary>The first twelve bits of a number.</summary>
    [MethodImpl(Inline)]
    private static V Twelve<V>(V x) where V : struct, ILanes<V> => V.And(x, V.OfBits(0xFFFFF000u));
}
