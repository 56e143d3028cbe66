using System;
using System.Globalization;

namespace NetCompiler.Benchmarks;

/// <summary>Numbers as the reports write them.</summary>
internal static class Text
{
    public static string Milliseconds(double value) => Figures(value) + " ms";

    /// <summary>Three significant figures, and all digits before the point: 0.00751, 1.45, 285.</summary>
    public static string Figures(double value)
    {
        int decimals = value > 0 ? Math.Clamp(2 - (int)Math.Floor(Math.Log10(value)), 0, 9) : 0;
        return value.ToString("F" + decimals, CultureInfo.InvariantCulture);
    }
}
