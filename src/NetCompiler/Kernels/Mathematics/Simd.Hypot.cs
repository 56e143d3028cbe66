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
}
