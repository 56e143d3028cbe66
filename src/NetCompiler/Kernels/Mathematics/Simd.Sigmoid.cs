using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static partial class Simd
{
    /// <summary>1 / (1 + e⁻ˣ). Error at most 2 ulp; below x = −87.33, where the result is less than 2⁻¹²⁶, 0.</summary>
    [MethodImpl(Inline)]
    public static V Sigmoid<V>(V x) where V : struct, ILanes<V>
    {
        // e = e⁻ˡˣˡ is at most 1, so its error and that of 1 + e stay small in both tails: 1/(1 + e) for x ≥ 0; below, e/(1 + e) as e − e·e/(1 + e), which
        // rounds a small correction where the quotient would round the result.
        V e = Exp(-V.Abs(x));
        V quotient = V.IfLessThan(x, V.Zero, e, V.One) / (V.One + e);

        return V.IfLessThan(x, V.Zero, V.FusedMultiplyAdd(-e, quotient, e), quotient);
    }
}
