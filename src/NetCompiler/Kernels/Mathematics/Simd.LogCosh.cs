using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static partial class Simd
{
    /// <summary>log(cosh x), without overflow and with all its digits near 0. Error at most 2.5 ulp.</summary>
    [MethodImpl(Inline)]
    public static V LogCosh<V>(V x) where V : struct, ILanes<V>
    {
        // x²·P(x²) where |x| is less than 1, fitted to the least relative error; |x| − ln 2 + log(1 + e⁻²ˡˣˡ) elsewhere.
        V size = V.Abs(x);
        V square = x * x;

        V p = V.Of(8.647222421e-5f);
        p = V.FusedMultiplyAdd(p, square, V.Of(-5.559047568e-4f));
        p = V.FusedMultiplyAdd(p, square, V.Of(2.076945733e-3f));
        p = V.FusedMultiplyAdd(p, square, V.Of(-6.710197311e-3f));
        p = V.FusedMultiplyAdd(p, square, V.Of(0.02221650444f));
        p = V.FusedMultiplyAdd(p, square, V.Of(-0.08333298564f));
        p = V.FusedMultiplyAdd(p, square, V.Of(0.5f));

        V rest = Log1p(Exp(-(size + size))) - V.Of(Ln2Low);
        V large = size - V.Of(Ln2High) + rest;

        return V.IfLessThan(size, V.One, p * square, large);
    }
}
