using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>The mathematics of networks, written once for every register width: a function gives the same bits at all of them.</summary>
/// <remarks>
/// Errors are in units in the last place of the exact result, 2⁻²³ of its power of two (so 2 ulp are a relative error of at most 2.4e-7). They hold for every float, with
/// fused multiply–adds and without: <c>accuracy</c> of the benchmarks tries all of them.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Simd
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private const float Log2E = 1.44269504088896341f;

    // ln 2 in two parts: the first has few enough bits that its product with a whole number is exact.
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;

    /// <summary>2⁻¹²⁶</summary>
    private const float SmallestNormal = 1.17549435e-38f;

    /// <summary>
    /// eˣ. Error at most 1 ulp; results below 2⁻¹²⁶ are flushed to 0, because denormal numbers are slow; e^∞ = ∞.
    /// </summary>
    [MethodImpl(Inline)]
    public static V Exp<V>(V x) where V : struct, ILanes<V> => V.IfLessThan(x, V.Of(-87.33654f), V.Zero, ExpAbove(x));

    /// <summary>eˣ where x is known to be above −87.</summary>
    [MethodImpl(Inline)]
    private static V ExpAbove<V>(V x) where V : struct, ILanes<V>
    {
        (V n, V r) = Whole(x);

        return V.Scale(V.One + ExpTail(r), n);
    }

    /// <summary>e^(x + low), where low is far smaller than x. What is flushed is decided by the result, because x alone does not know on which side of 2⁻¹²⁶ it lies.</summary>
    [MethodImpl(Inline)]
    private static V ExpOfSum<V>(V x, V low) where V : struct, ILanes<V>
    {
        (V n, V r) = Whole(V.AtLeast(x, V.Of(-120f)));
        V result = V.Scale(V.One + ExpTail(r + low), n);

        return V.IfLessThan(result, V.Of(SmallestNormal), V.Zero, result);
    }

    /// <summary>x = n·ln 2 + r, |r| ≤ ln 2 / 2</summary>
    [MethodImpl(Inline)]
    private static (V Whole, V Remainder) Whole<V>(V x) where V : struct, ILanes<V>
    {
        V bounded = V.AtMost(x, V.Of(89f));
        V n = V.Round(bounded * Log2E);
        V r = V.FusedMultiplyAdd(n, V.Of(-Ln2High), bounded);

        return (n, V.FusedMultiplyAdd(n, V.Of(-Ln2Low), r));
    }

    /// <summary>eʳ − 1 for |r| ≤ ln 2 / 2. The 1 is added last, so that no other rounding is as large as that one's.</summary>
    [MethodImpl(Inline)]
    private static V ExpTail<V>(V r) where V : struct, ILanes<V>
    {
        V p = V.Of(1.974483166e-4f);
        p = V.FusedMultiplyAdd(p, r, V.Of(1.39354635e-3f));
        p = V.FusedMultiplyAdd(p, r, V.Of(8.333565667e-3f));
        p = V.FusedMultiplyAdd(p, r, V.Of(4.166645929e-2f));
        p = V.FusedMultiplyAdd(p, r, V.Of(0.1666666567f));
        p = V.FusedMultiplyAdd(p, r, V.Of(0.5f));

        return V.FusedMultiplyAdd(p, r * r, r);
    }
}
