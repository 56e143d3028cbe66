using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>
/// A row of four results of a kernel of three is a product of polynomials modulo one of degree six, so it is known from its values at six points: 0, ±a, ±b and ∞. Each method is one
/// row or two of a matrix that goes to those values or back:
/// <code>
/// y = Aᵀ·[(G·w) ∘ (Bᵀ·d)]        y: 4, w: 3, d: 6
/// </code>
/// The transposed product, from d and dy to dw, has the same points: there dy is the kernel of four.
/// </summary>
/// <remarks>a = ¾ and b = 1½: with 1 and 2, which are usual, errors are three times as large. Bᵀ's numbers are exact in a float.</remarks>
internal static class SixPoints
{
    /// <summary>How many points a plane of results has: six by six.</summary>
    public const int Squared = 36;

    /// <summary>Results of a row.</summary>
    public const int Results = 4;

    /// <summary>For methods that transform a part of a tile: more in one is more than the compiler is willing to inline.</summary>
    public const MethodImplOptions Apart = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    private const float Near = .75f, Far = 1.5f, Near2 = Near * Near, Far2 = Far * Far, Near3 = Near2 * Near, Far3 = Far2 * Far;

    private const float AtZero = 1f / (Near2 * Far2), AtNear = 1f / (2f * Near2 * (Near2 - Far2)), AtFar = 1f / (2f * Far2 * (Far2 - Near2));

    /// <summary>d at 0 and at ∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ImageEnds<V>(V d0, V d1, V d2, V d3, V d4, V d5, out V zero, out V infinity) where V : struct, ILanes<V>
    {
        zero = Add(d0, Near2 * Far2, Add(d2, -(Near2 + Far2), d4));
        infinity = Add(d1, Near2 * Far2, Add(d3, -(Near2 + Far2), d5));
    }

    /// <summary>d at a and −a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ImageNear<V>(V d1, V d2, V d3, V d4, out V plus, out V minus) where V : struct, ILanes<V> =>
        Both(Add(d2, -Far2, d4), Add(d1, -Far2, d3), Near, out plus, out minus);

    /// <summary>d at b and −b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ImageFar<V>(V d1, V d2, V d3, V d4, out V plus, out V minus) where V : struct, ILanes<V> =>
        Both(Add(d2, -Near2, d4), Add(d1, -Near2, d3), Far, out plus, out minus);

    /// <summary>w at 0; at ∞ it is w₂.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V KernelZero<V>(V w0) where V : struct, ILanes<V> => w0 * AtZero;

    /// <summary>w at a and −a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void KernelNear<V>(V w0, V w1, V w2, out V plus, out V minus) where V : struct, ILanes<V> =>
        Both(Add(w2, Near2, w0) * AtNear, w1, Near * AtNear, out plus, out minus);

    /// <summary>w at b and −b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void KernelFar<V>(V w0, V w1, V w2, out V plus, out V minus) where V : struct, ILanes<V> =>
        Both(Add(w2, Far2, w0) * AtFar, w1, Far * AtFar, out plus, out minus);

    /// <summary>A kernel of four at a and −a. At 0 it is as one of three; at ∞ it is w₃.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LongNear<V>(V w0, V w1, V w2, V w3, out V plus, out V minus) where V : struct, ILanes<V> =>
        Both(Add(w2, Near2, w0) * AtNear, Add(w3, Near2, w1), Near * AtNear, out plus, out minus);

    /// <summary>A kernel of four at b and −b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LongFar<V>(V w0, V w1, V w2, V w3, out V plus, out V minus) where V : struct, ILanes<V> =>
        Both(Add(w2, Far2, w0) * AtFar, Add(w3, Far2, w1), Far * AtFar, out plus, out minus);

    /// <summary>Results 0 and 2 from the values at 0, a, −a, b, −b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ResultsEven<V>(V m0, V m1, V m2, V m3, V m4, out V y0, out V y2) where V : struct, ILanes<V>
    {
        V near = m1 + m2, far = m3 + m4;
        y0 = m0 + near + far;
        y2 = Add(far, Far2, near * Near2);
    }

    /// <summary>Results 1 and 3 from the values at a, −a, b, −b, ∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ResultsOdd<V>(V m1, V m2, V m3, V m4, V m5, out V y1, out V y3) where V : struct, ILanes<V>
    {
        V near = m1 - m2, far = m3 - m4;
        y1 = Add(far, Far, near * Near);
        y3 = Add(far, Far3, Add(near, Near3, m5));
    }

    /// <summary>Of three results, 0 and 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ThreeEven<V>(V m0, V m1, V m2, V m3, V m4, V m5, out V y0, out V y2) where V : struct, ILanes<V>
    {
        V near = m1 + m2, far = m3 + m4;
        y0 = m0 + near + far;
        y2 = Add(far, Far2, Add(near, Near2, m5));
    }

    /// <summary>Of three results, 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V ThreeOdd<V>(V m1, V m2, V m3, V m4) where V : struct, ILanes<V> => Add(m3 - m4, Far, (m1 - m2) * Near);

    /// <summary>even ± point·odd</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Both<V>(V even, V odd, float point, out V plus, out V minus) where V : struct, ILanes<V>
    {
        plus = Add(odd, point, even);
        minus = Add(odd, -point, even);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Add<V>(V a, float factor, V b) where V : struct, ILanes<V> => V.FusedMultiplyAdd(a, V.Of(factor), b);
}
