using System;
using System.Runtime.CompilerServices;

namespace NetCompiler.Benchmarks.Accuracy;

/// <summary>The largest errors of a function so far, and where they are.</summary>
internal sealed class Worst
{
    private const double SmallestNormal = 1.1754943508222875e-38;

    /// <summary>From here on a double rounds to infinity.</summary>
    private const double Overflow = 3.4028235677973366e38;

    /// <summary>In units of the last place of the exact result.</summary>
    public double Ulp { get; private set; }

    public float At { get; private set; }

    public double Relative { get; private set; }

    /// <summary>Of sine and cosine beyond the range where their arguments are reduced exactly: the largest absolute error over |x|.</summary>
    public double OverSize { get; private set; }

    /// <summary>Exact results below 2⁻¹²⁶ that became 0.</summary>
    public long Flushed { get; private set; }

    /// <summary>Results that are wrong altogether: not a number, infinite or finite where they should not be, or different at another width.</summary>
    public long Wrong { get; private set; }

    public float WrongAt { get; private set; }

    /// <summary>Takes one result into account.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(float x, float actual, double exact, double range)
    {
        if (double.IsNaN(exact) || Math.Abs(exact) >= Overflow)
        {
            if (double.IsNaN(exact) ? !float.IsNaN(actual) : !(float.IsInfinity(actual) && Math.Sign(actual) == Math.Sign(exact)) && Math.Abs(exact) > 1.000001 * Overflow)
                Fault(x);
            return;
        }

        if (!float.IsFinite(actual))
        {
            if (float.IsNaN(actual) || Math.Abs(exact) < 0.999999 * Overflow)
                Fault(x);
            return;
        }

        double error = Math.Abs(actual - exact);

        if (Math.Abs(x) > range)
            OverSize = Math.Max(OverSize, error / Math.Abs(x));
        else if (actual == 0 && Math.Abs(exact) < SmallestNormal * 1.000001)
            Flushed += exact == 0 ? 0 : 1;
        else
            Take(x, error, exact);
    }

    public void Fault(float x)
    {
        Wrong++;
        WrongAt = x;
    }

    public void Add(Worst other)
    {
        if (other.Ulp > Ulp)
            (Ulp, At) = (other.Ulp, other.At);

        if (other.Wrong > 0)
            WrongAt = other.WrongAt;

        Relative = Math.Max(Relative, other.Relative);
        OverSize = Math.Max(OverSize, other.OverSize);
        Flushed += other.Flushed;
        Wrong += other.Wrong;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Take(float x, double error, double exact)
    {
        int exponent = Math.Max((int)((BitConverter.DoubleToUInt64Bits(exact) >> 52) & 0x7FF) - 1023, -126);
        double unit = BitConverter.UInt64BitsToDouble((ulong)(exponent - 23 + 1023) << 52), ulp = error / unit;

        if (ulp > Ulp)
            (Ulp, At) = (ulp, x);

        if (Math.Abs(exact) >= SmallestNormal)
            Relative = Math.Max(Relative, error / Math.Abs(exact));
    }
}
