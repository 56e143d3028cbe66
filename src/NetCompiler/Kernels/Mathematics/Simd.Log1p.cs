using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static partial class Simd
{
    /// <summary>log(1 + x), accurate near 0 as well. Error at most 1.5 ulp; −∞ at −1, not a number below.</summary>
    [MethodImpl(Inline)]
    public static V Log1p<V>(V x) where V : struct, ILanes<V>
    {
        // u = 1 + x has lost the low digits of x. They are x − (u − 1), and go back into the fraction of u = 2ⁿ·(1 + f).
        V u = V.One + x;
        V lost = x - (u - V.One);
        (V f, V n) = Fraction(u);
        V result = LogNearOne(f + V.Scale(lost, -n), n);

        result = V.IfEqual(u, V.Of(float.PositiveInfinity), u, result);
        result = V.IfEqual(u, V.Zero, V.Of(float.NegativeInfinity), result);

        return V.IfGreaterThanOrEqual(u, V.Zero, result, V.Of(float.NaN));
    }
}
