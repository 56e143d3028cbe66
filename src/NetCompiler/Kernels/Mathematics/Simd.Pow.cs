using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static partial class Simd
{
    /// <summary>
    /// xʸ = e^(y·log|x|), with the sign of x where y is an odd whole number. Relative error at most 4e-7·(1 + |y·log|x||); x⁰ = 1 for every x;
    /// not a number for negative x unless y is whole.
    /// </summary>
    [MethodImpl(Inline)]
    public static V Pow<V>(V x, V y) where V : struct, ILanes<V>
    {
        V size = Exp(y * Log(V.Abs(x)));
        V negative = V.LessThan(x, V.Zero);
        V half = y * 0.5f;
        V whole = V.Equal(V.Round(y), y);
        V odd = V.And(whole, V.Not(V.Equal(V.Floor(half), half)));

        V result = V.Select(V.And(negative, odd), -size, size);
        result = V.Select(V.And(negative, V.Not(whole)), V.Of(float.NaN), result);

        return V.Select(V.Equal(y, V.Zero), V.One, result);
    }
}
