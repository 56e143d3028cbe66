using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static partial class Simd
{
    /// <summary>The cube root, with the sign of x. Error at most 2 ulp.</summary>
    [MethodImpl(Inline)]
    public static V Cbrt<V>(V x) where V : struct, ILanes<V>
    {
        // A step of Newton's method takes a third of its own error and squares that of where it starts, which is e to a third of the logarithm.
        V size = V.Abs(x);
        V y = Exp(Log(size) * (1f / 3f));
        V root = y - (y - size / (y * y)) * (1f / 3f);
        V plain = V.Or(V.Equal(size, V.Zero), V.Equal(size, V.Of(float.PositiveInfinity)));

        return V.Select(plain, x, V.Or(root, V.And(x, V.Of(-0f))));
    }
}
