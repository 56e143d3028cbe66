using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static partial class Simd
{
    /// <summary>1 / (1 + e⁻ˣ). Relative error at most 3e-7 in both tails; below x = −88.7, where the result is less than 2⁻¹²⁷, 0.</summary>
    [MethodImpl(Inline)]
    public static V Sigmoid<V>(V x) where V : struct, ILanes<V> => V.One / (V.One + Exp(-x));
}
