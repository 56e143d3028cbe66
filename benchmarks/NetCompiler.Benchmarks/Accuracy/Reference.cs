using System;

namespace NetCompiler.Benchmarks.Accuracy;

/// <summary>Functions in double precision that .NET lacks, or has only in a form that cancels.</summary>
internal static class Reference
{
    private const int Steps = 32, Terms = 12;

    private static readonly double[] ErfAtSteps = Tabulate();

    public static double Log1p(double x)
    {
        double u = 1 + x;

        return u == 1 || double.IsPositiveInfinity(u) ? x : Math.Log(u) * (x / (u - 1));
    }

    /// <summary>log(cosh x) of a number that is not negative.</summary>
    public static double LogCosh(double x) => x < 1 ? Log1p(2 * Math.Sinh(x / 2) * Math.Sinh(x / 2)) : x + Log1p(Math.Exp(-2 * x)) - Math.Log(2);

    /// <summary>Taylor's series around the nearest 32nd, whose derivatives are Hermite polynomials.</summary>
    public static double Erf(double x)
    {
        double size = Math.Abs(x);

        if (!(size < 6))
            return double.IsNaN(x) ? x : Math.Sign(x);

        int step = (int)Math.Round(size * Steps);
        double at = (double)step / Steps, h = size - at;
        double before = 0, hermite = 1, power = h, sum = 0;

        for (int k = 0; k < Terms; k++)
        {
            sum += hermite * power;
            (before, hermite) = (hermite, -2 * at * hermite - 2 * k * before);
            power *= h / (k + 2);
        }

        return Math.CopySign(ErfAtSteps[step] + 2 / Math.Sqrt(Math.PI) * Math.Exp(-at * at) * sum, x);
    }

    private static double[] Tabulate()
    {
        var table = new double[6 * Steps + 1];

        for (int step = 0; step < table.Length; step++)
        {
            // e^(−x²)·2/√π·Σ 2ⁿ·x^(2n+1)/(2n+1)!!, all of whose terms have one sign.
            double x = (double)step / Steps, term = x, sum = x;

            for (int n = 1; term > 1e-20 * sum; n++)
                sum += term *= 2 * x * x / (2 * n + 1);

            table[step] = sum * Math.Exp(-x * x) * 2 / Math.Sqrt(Math.PI);
        }

        return table;
    }
}
