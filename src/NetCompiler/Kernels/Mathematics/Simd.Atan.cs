using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

public static partial class Simd
{
    /// <summary>The angle whose tangent is x, in (−π/2, π/2). Error at most 2 ulp.</summary>
    [MethodImpl(Inline)]
    public static V Atan<V>(V x) where V : struct, ILanes<V>
    {
        (V start, V rest) = Angle(V.Abs(x), V.One);

        return V.Or(start + rest, V.And(x, V.Of(-0f)));
    }

    /// <summary>The angle of the point (x, y), in [−π, π]. Error at most 3 ulp, where y/x is no denormal number; 0 or π at the origin, by the sign of x.</summary>
    [MethodImpl(Inline)]
    public static V Atan2<V>(V y, V x) where V : struct, ILanes<V>
    {
        // Down from where sums overflow. Two infinities have the angle of the diagonal.
        V a = V.Abs(y), b = V.Abs(x);
        V scale = V.IfGreaterThan(V.Max(a, b), V.Of(8e37f), V.Of(0.125f), V.One);
        V infinite = V.Equal(V.Min(a, b), V.Of(float.PositiveInfinity));
        (V start, V rest) = Angle(V.Select(infinite, V.One, a * scale), V.Select(infinite, V.One, b * scale));

        // The signs by bits: −0 is left of the origin.
        V left = V.LessThan(V.Or(V.And(x, V.Of(-0f)), V.One), V.Zero);
        V turned = V.Of(HalfTurn) - start;
        V lost = (V.Of(HalfTurn) - turned) - start;
        V angle = V.Select(left, turned + (lost + V.Of(HalfTurnLow) - rest), start + rest);

        return V.Or(angle, V.And(y, V.Of(-0f)));
    }

    private const float HalfTurn = 3.14159274f, HalfTurnLow = -8.74227766e-8f;

    /// <summary>atan(a/b) of numbers that are not negative, as a multiple of π/4 and the rest; 0 of 0/0.</summary>
    [MethodImpl(Inline)]
    private static (V Start, V Left) Angle<V>(V a, V b) where V : struct, ILanes<V>
    {
        // Turned by a quarter or by half of one, whichever leaves a tangent below tan(π/8); there r + r³·P(r²), fitted to the least relative error.
        V steep = V.GreaterThan(a, b * 2.41421356f), diagonal = V.GreaterThan(a, b * 0.414213562f);
        V rise = V.Select(steep, -b, V.Select(diagonal, a - b, a));
        V run = V.Select(steep, a, V.Select(diagonal, a + b, b));
        V r = rise / V.IfEqual(run, V.Zero, V.One, run);
        V square = r * r;

        V p = V.Of(-0.06077752262f);
        p = V.FusedMultiplyAdd(p, square, V.Of(0.1059363708f));
        p = V.FusedMultiplyAdd(p, square, V.Of(-0.1424351037f));
        p = V.FusedMultiplyAdd(p, square, V.Of(0.1999846995f));
        p = V.FusedMultiplyAdd(p, square, V.Of(-0.3333331645f));

        V eighths = V.Select(steep, V.Of(2f), V.And(diagonal, V.One));
        V tail = V.FusedMultiplyAdd(p * square, r, eighths * (HalfTurnLow / 4f));

        return (eighths * (HalfTurn / 4f), r + tail);
    }
}
