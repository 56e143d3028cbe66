using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static partial class Simd
{
    /// <summary>√(x² + y²), without overflow of the squares. Error at most 2.5 ulp.</summary>
    [MethodImpl(Inline)]
    public static V Hypot<V>(V x, V y) where V : struct, ILanes<V>
    {
        V a = V.Abs(x), b = V.Abs(y);
        V large = V.Max(a, b), ratio = V.Min(a, b) / large;
        V root = large * V.Sqrt(V.FusedMultiplyAdd(ratio, ratio, V.One));

        // 0 by 0 and ∞ by ∞ are no numbers, but the larger is.
        return V.Select(V.And(V.GreaterThan(large, V.Zero), V.LessThan(large, V.Of(float.PositiveInfinity))), root, large);
    }

    /// <summary>√(a² + y²) for a from 2⁻⁴⁰ to 2⁴⁰: beyond 2⁶² it is |y|, and neither square overflows nor vanishes before. Error at most 1.5 ulp.</summary>
    [MethodImpl(Inline)]
    public static V Hypot<V>(float a, V y) where V : struct, ILanes<V>
    {
        V size = V.Abs(y);

        return V.IfGreaterThan(size, V.Of(4.611686e18f), size, V.Sqrt(V.FusedMultiplyAdd(y, y, V.Of(a * a))));
    }
}
