using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static partial class Simd
{
    /// <summary>log(1 + x), accurate near 0 as well. Relative error at most 4e-7; −∞ at −1, not a number below.</summary>
    [MethodImpl(Inline)]
    public static V Log1p<V>(V x) where V : struct, ILanes<V>
    {
        // u = 1 + x has lost the low digits of x, and u − 1 exactly the same ones: log(u)·x/(u − 1) puts them back.
        V u = V.One + x;
        V kept = u - V.One;
        V log = Log(u);
        V exact = V.Or(V.Equal(kept, V.Zero), V.Equal(u, V.Of(float.PositiveInfinity)));

        return V.Select(exact, V.Select(V.Equal(kept, V.Zero), x, log), log * (x / kept));
    }
}
