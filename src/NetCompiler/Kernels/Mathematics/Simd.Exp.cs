using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>The mathematics of networks, written once for every register width: a function gives the same bits at all of them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Simd
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private const float Log2E = 1.44269504088896341f;

    // ln 2 in two parts: the first has few enough bits that its product with a whole number is exact.
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;

    /// <summary>
    /// eˣ. Relative error at most 1.3e-7; results below 2⁻¹²⁶ are flushed to 0, because denormal numbers are slow; e^∞ = ∞.
    /// </summary>
    [MethodImpl(Inline)]
    public static V Exp<V>(V x) where V : struct, ILanes<V>
    {
        // x = n·ln 2 + r, |r| ≤ ln 2 / 2;  eˣ = 2ⁿ·eʳ
        V bounded = V.AtMost(x, V.Of(89f));
        V n = V.Round(bounded * Log2E);
        V r = V.FusedMultiplyAdd(n, V.Of(-Ln2High), bounded);
        r = V.FusedMultiplyAdd(n, V.Of(-Ln2Low), r);

        V p = V.Of(1.9875691500e-4f);
        p = V.FusedMultiplyAdd(p, r, V.Of(1.3981999507e-3f));
        p = V.FusedMultiplyAdd(p, r, V.Of(8.3334519073e-3f));
        p = V.FusedMultiplyAdd(p, r, V.Of(4.1665795894e-2f));
        p = V.FusedMultiplyAdd(p, r, V.Of(1.6666665459e-1f));
        p = V.FusedMultiplyAdd(p, r, V.Of(5.0000001201e-1f));
        p = V.FusedMultiplyAdd(p, r * r, r + V.One);

        return V.And(V.Scale(p, n), V.Not(V.LessThan(x, V.Of(-87.33654f))));
    }
}
