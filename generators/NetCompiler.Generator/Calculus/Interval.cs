using System;

namespace NetCompiler.Generator.Calculus;

/// <summary>Where a value lies as a float computes it, rounding and flushing included.</summary>
/// <param name="Low">No value is below.</param>
/// <param name="High">No value is above.</param>
/// <param name="AboveLow">No value is the lower bound itself.</param>
/// <param name="BelowHigh">No value is the upper bound itself.</param>
/// <param name="MayBeNaN">Whether it may be no number although the parameters are numbers: 0·∞, ∞ − ∞, the logarithm of −1.</param>
internal readonly record struct Interval(double Low, double High, bool AboveLow = false, bool BelowHigh = false, bool MayBeNaN = false)
{
    private const double SmallestNormal = 1.17549435e-38;

    /// <summary>Any number.</summary>
    public static Interval Numbers { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    public static Interval Anything { get; } = Numbers with { MayBeNaN = true };

    public bool IsEmpty => Low > High || Low == High && (AboveLow || BelowHigh);

    /// <summary>The least size of a value.</summary>
    public double LeastSize => Low > 0 ? Low : High < 0 ? -High : 0;

    public static Interval Of(double value) => double.IsNaN(value) ? Anything : new(value, value);

    public static Interval operator -(Interval x) => new(-x.High, -x.Low, x.BelowHigh, x.AboveLow, x.MayBeNaN);

    /// <summary>Bounds that are computed hold for what a float computes, too; 0 and ∞ are met exactly.</summary>
    public static Interval Rounded(double low, double high, bool mayBeNaN) =>
        double.IsNaN(low) || double.IsNaN(high) ? Anything : new(-Outward(-low), Outward(high), MayBeNaN: mayBeNaN);

    public Interval And(Interval other)
    {
        (double low, bool aboveLow) = Low > other.Low ? (Low, AboveLow) : Low < other.Low ? (other.Low, other.AboveLow) : (Low, AboveLow || other.AboveLow);
        (double high, bool belowHigh) = High < other.High ? (High, BelowHigh) : High > other.High ? (other.High, other.BelowHigh) : (High, BelowHigh || other.BelowHigh);
        return new(low, high, aboveLow, belowHigh, MayBeNaN && other.MayBeNaN);
    }

    public Interval Or(Interval other)
    {
        (double low, bool aboveLow) = Low < other.Low ? (Low, AboveLow) : Low > other.Low ? (other.Low, other.AboveLow) : (Low, AboveLow && other.AboveLow);
        (double high, bool belowHigh) = High > other.High ? (High, BelowHigh) : High < other.High ? (other.High, other.BelowHigh) : (High, BelowHigh && other.BelowHigh);
        return new(low, high, aboveLow, belowHigh, MayBeNaN || other.MayBeNaN);
    }

    public static Interval Max(Interval a, Interval b) => -Min(-a, -b);

    public static Interval Min(Interval a, Interval b)
    {
        Interval either = a.Or(b);
        Interval upper = a.High < b.High || a.High == b.High && a.BelowHigh ? a : b;
        return either with { High = upper.High, BelowHigh = upper.BelowHigh };
    }

    /// <summary>x − c is 0 only where x is c, in floats as well; what is above 0 stays there when more is added.</summary>
    public static Interval operator +(Interval a, Interval b)
    {
        bool mayBeNaN = a.MayBeNaN || b.MayBeNaN || double.IsNaN(a.Low + b.High) || double.IsNaN(a.High + b.Low);
        Interval sum = Rounded(a.Low + b.Low, a.High + b.High, mayBeNaN);

        return sum with
        {
            AboveLow = sum.Low == 0 && (a.AboveLow || b.AboveLow) && (a.Low == 0 || a.Low == -b.Low),
            BelowHigh = sum.High == 0 && (a.BelowHigh || b.BelowHigh) && (a.High == 0 || a.High == -b.High),
        };
    }

    /// <summary>A product with a number whose size is 1 or more is 0 only where the other factor is.</summary>
    public static Interval operator *(Interval a, Interval b)
    {
        double[] corners = [a.Low * b.Low, a.Low * b.High, a.High * b.Low, a.High * b.High];
        bool mayBeNaN = a.MayBeNaN || b.MayBeNaN || IsZeroTimesInfinity(a, b) || IsZeroTimesInfinity(b, a);
        Interval product = mayBeNaN ? Anything : Rounded(Math.Min(Math.Min(corners[0], corners[1]), Math.Min(corners[2], corners[3])), Math.Max(Math.Max(corners[0], corners[1]), Math.Max(corners[2], corners[3])), false);
        (double factor, Interval x) = a.Low == a.High ? (a.Low, b) : b.Low == b.High ? (b.Low, a) : (0, a);

        return Math.Abs(factor) < 1 ? product : product with
        {
            AboveLow = product.Low == 0 && (factor > 0 ? x.AboveLow : x.BelowHigh),
            BelowHigh = product.High == 0 && (factor > 0 ? x.BelowHigh : x.AboveLow),
        };
    }

    private static bool IsZeroTimesInfinity(Interval a, Interval b) => a.Low <= 0 && a.High >= 0 && (double.IsInfinity(b.Low) || double.IsInfinity(b.High));

    private static double Outward(double high) =>
        high == 0 || double.IsInfinity(high) ? high
        : Math.Abs(high) < SmallestNormal ? (high < 0 ? 0 : SmallestNormal)
        : high > 3.4e38 ? double.PositiveInfinity
        : high + 1e-6 * Math.Abs(high);
}
