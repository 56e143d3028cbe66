using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static partial class Simd
{
    /// <summary>The error function, 2/√π·∫₀ˣ e^(−t²) dt. Relative error at most 4e-7; never outside [−1, 1].</summary>
    [MethodImpl(Inline)]
    public static V Erf<V>(V x) where V : struct, ILanes<V>
    {
        // x·P(x²)/Q(x²), fitted to the least relative error on |x| ≤ 3.93, beyond which the result is ±1.
        V bounded = V.AtMost(V.AtLeast(x, V.Of(-3.93f)), V.Of(3.93f));
        V square = bounded * bounded;

        V p = V.Of(2.041911307e-6f);
        p = V.FusedMultiplyAdd(p, square, V.Of(2.847749553e-4f));
        p = V.FusedMultiplyAdd(p, square, V.Of(3.778774784e-3f));
        p = V.FusedMultiplyAdd(p, square, V.Of(5.278766548e-2f));
        p = V.FusedMultiplyAdd(p, square, V.Of(0.1907664966f));
        p = V.FusedMultiplyAdd(p, square, V.Of(1.128379146f));

        V q = V.Of(3.800169249e-5f);
        q = V.FusedMultiplyAdd(q, square, V.Of(1.164982487e-3f));
        q = V.FusedMultiplyAdd(q, square, V.Of(1.499577919e-2f));
        q = V.FusedMultiplyAdd(q, square, V.Of(0.1142500605f));
        q = V.FusedMultiplyAdd(q, square, V.Of(0.5023951305f));
        q = V.FusedMultiplyAdd(q, square, V.One);

        return V.AtMost(V.AtLeast(bounded * p / q, V.Of(-1f)), V.One);
    }
}
