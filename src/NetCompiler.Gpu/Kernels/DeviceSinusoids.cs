using System;
using System.ComponentModel;

namespace NetCompiler.Gpu;

/// <summary>
/// Sines and cosines of steps. Angles are counted in turns, as whole multiples of 2⁻⁶⁴: whole turns fall away by overflow, so that no step is too late for the accuracy of a float.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DeviceSinusoids
{
    /// <summary>2⁶⁴/2π: a radian in turns.</summary>
    private const ulong Radian = 2935890503282001226;

    /// <summary>A quarter of a turn, by which the cosine is before the sine.</summary>
    private const ulong Quarter = 1ul << 62;

    private const float TurnOfInt = 1.46291807926715968e-9f;

    /// <summary>sin(t/10000^(2j/n)) in column 2j, cos(t/10000^(2j/n)) in column 2j + 1.</summary>
    /// <param name="step">t.</param>
    /// <param name="column">Which column of the table.</param>
    /// <param name="ratio">10000^(−2/n), as a multiple of 2⁻⁶⁴.</param>
    public static float At(int step, int column, ulong ratio)
    {
        ulong angle = Radian;

        // Radian·ratioʲ, by squares.
        for (int power = column / 2; power > 0; power /= 2)
        {
            if (power % 2 == 1)
                angle = High(angle, ratio);
            ratio = High(ratio, ratio);
        }

        ulong turned = angle * (ulong)step + (column % 2 == 1 ? Quarter : 0ul);
        return MathF.Sin((int)(turned >> 32) * TurnOfInt);
    }

    /// <summary>The upper half of a product, but for the last few units.</summary>
    private static ulong High(ulong x, ulong y)
    {
        ulong xHigh = x >> 32, xLow = x & 0xFFFFFFFFul, yHigh = y >> 32, yLow = y & 0xFFFFFFFFul;
        return xHigh * yHigh + ((xHigh * yLow) >> 32) + ((xLow * yHigh) >> 32);
    }
}
