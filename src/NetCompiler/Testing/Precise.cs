using System;
using System.ComponentModel;

namespace NetCompiler.Testing;

/// <summary>Functions that <see cref="Math"/> lacks, in double: for losses that are computed to be compared with.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Precise
{
    /// <summary>1 / (1 + e⁻ˣ), without overflow.</summary>
    public static double Sigmoid(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    /// <summary>log(1 + eˣ), without overflow.</summary>
    public static double Softplus(double x) => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)));

    /// <summary>log(1 + x): the rounding of 1 + x cancels in the quotient (Kahan, as told in Higham, "Accuracy and stability of numerical algorithms", 2002).</summary>
    public static double Log1p(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : Math.Log(u) * (x / (u - 1));
    }

    /// <summary>eˣ − 1 = 2·sinh(x/2)·e^(x/2): nothing cancels.</summary>
    public static double Expm1(double x) => 2 * Math.Sinh(x / 2) * Math.Exp(x / 2);

    /// <summary>log cosh x, without overflow, and near 0 as log(1 + 2·sinh²(x/2)), in which nothing cancels.</summary>
    public static double LogCosh(double x)
    {
        double size = Math.Abs(x), half = Math.Sinh(size / 2);
        return size < 1 ? Log1p(2 * half * half) : size + Log1p(Math.Exp(-2 * size)) - Math.Log(2);
    }

    /// <summary>−1, 0 or 1; NaN of NaN.</summary>
    public static double Sign(double x) => x > 0 ? 1 : x < 0 ? -1 : x;

    /// <summary>erf x = 2/√π · e^(−x²) · Σ 2ⁿ·x²ⁿ⁺¹ / (1·3·5···(2n + 1)): every term has the sign of x, so that nothing cancels (Abramowitz and Stegun, 7.1.6).</summary>
    public static double Erf(double x)
    {
        if (!(Math.Abs(x) <= 6))
            return double.IsNaN(x) ? x : Math.Sign(x);

        double term = x, sum = x;
        for (int n = 1; Math.Abs(term) > 1e-17 * Math.Abs(sum); n++)
        {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }
}
