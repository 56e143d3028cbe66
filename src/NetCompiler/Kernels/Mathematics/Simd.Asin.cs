using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static partial class Simd
{
    /// <summary>The angle whose sine is x, in [−π/2, π/2]. Error at most 2 ulp; not a number beyond 1.</summary>
    [MethodImpl(Inline)]
    public static V Asin<V>(V x) where V : struct, ILanes<V>
    {
        (V far, V r, V tail) = ArcOfSine(x);
        V twice = r + r;
        V turned = V.Of(HalfTurn / 2f) - twice;
        V lost = (V.Of(HalfTurn / 2f) - turned) - twice;
        turned += lost - (2f * tail - HalfTurnLow / 2f);

        return V.Or(V.Select(far, turned, r + tail), V.And(x, V.Of(-0f)));
    }

    /// <summary>The angle whose cosine is x, in [0, π]. Error at most 2 ulp; not a number beyond 1.</summary>
    [MethodImpl(Inline)]
    public static V Acos<V>(V x) where V : struct, ILanes<V>
    {
        (V far, V r, V tail) = ArcOfSine(x);
        V angle = r + tail;
        V negative = V.LessThan(x, V.Zero);
        V twice = angle + angle;
        V near = V.Of(HalfTurn / 2f) - (V.Select(negative, -angle, angle) - V.Of(HalfTurnLow / 2f));

        return V.Select(far, V.Select(negative, V.Of(HalfTurn) - (twice - V.Of(HalfTurnLow)), twice), near);
    }

    /// <summary>r + tail = asin|x| where |x| ≤ ½; beyond, asin √((1 − |x|)/2), half of what is left to π/2.</summary>
    [MethodImpl(Inline)]
    private static (V Far, V Root, V Tail) ArcOfSine<V>(V x) where V : struct, ILanes<V>
    {
        // r + r³·P(r²), fitted to the least relative error.
        V size = V.Abs(x);
        V far = V.GreaterThan(size, V.Of(0.5f));
        V square = V.Select(far, 0.5f - 0.5f * size, size * size);
        V r = V.Select(far, V.Sqrt(square), size);

        V p = V.Of(0.04216628522f);
        p = V.FusedMultiplyAdd(p, square, V.Of(0.02417952754f));
        p = V.FusedMultiplyAdd(p, square, V.Of(0.04547037557f));
        p = V.FusedMultiplyAdd(p, square, V.Of(0.07495297492f));
        p = V.FusedMultiplyAdd(p, square, V.Of(0.166667521f));

        return (far, r, p * square * r);
    }
}
