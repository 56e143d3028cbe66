using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static partial class Simd
{
    /// <summary>The hyperbolic tangent. Error at most 2 ulp; never outside [−1, 1].</summary>
    [MethodImpl(Inline)]
    public static V Tanh<V>(V x) where V : struct, ILanes<V>
    {
        // x + x³·P(x²) where |x| is less than 0.625, fitted to the least relative error; 1 − 2/(e²ˣ + 1) with the sign of x elsewhere.
        V size = V.Abs(x);
        V square = x * x;

        V p = V.Of(-5.643733777e-3f);
        p = V.FusedMultiplyAdd(p, square, V.Of(2.058504336e-2f));
        p = V.FusedMultiplyAdd(p, square, V.Of(-5.372336507e-2f));
        p = V.FusedMultiplyAdd(p, square, V.Of(0.1333124787f));
        p = V.FusedMultiplyAdd(p, square, V.Of(-0.3333327472f));
        V small = V.FusedMultiplyAdd(p * square, x, x);

        V large = V.One - V.Of(2f) / (ExpAbove(size + size) + V.One);

        return V.IfLessThan(size, V.Of(0.625f), small, V.Or(large, V.And(x, V.Of(-0f))));
    }
}
