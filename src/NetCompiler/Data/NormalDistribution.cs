using System;

namespace NetCompiler;

/// <summary>The normal distribution with mean 0 and variance 1, in arithmetic that rounds the same on every machine: no logarithm of the system's library.</summary>
internal static class NormalDistribution
{
    /// <summary>
    /// The x below which a share p of the distribution lies: algorithm AS 241 of Wichura (1988), rational functions with a relative error of about 10⁻¹⁶.
    /// For p from 2⁻³³ to 1 − 2⁻³³, where two of its three regions suffice.
    /// </summary>
    public static double Quantile(double p)
    {
        double q = p - .5;
        if (Math.Abs(q) <= .425)
        {
            double s = .180625 - q * q;
            return q * Polynomial(s, Middle) / Polynomial(s, MiddleDivisor);
        }

        double r = Math.Sqrt(-Log(q < 0 ? p : 1 - p)) - 1.6;
        double x = Polynomial(r, Tail) / Polynomial(r, TailDivisor);
        return q < 0 ? -x : x;
    }

    /// <summary>log x = e·log 2 + 2·artanh((m − 1)/(m + 1)), x = m·2ᵉ, m in [√½, √2)</summary>
    private static double Log(double x)
    {
        int exponent = Math.ILogB(x);
        double m = Math.ScaleB(x, -exponent);
        if (m > 1.4142135623730951)
        {
            m *= .5;
            exponent++;
        }

        double s = (m - 1) / (m + 1);
        double series = 0;
        for (int k = 23; k >= 1; k -= 2)
            series = series * (s * s) + 1.0 / k;
        return exponent * 0.6931471805599453 + 2 * s * series;
    }

    private static double Polynomial(double x, ReadOnlySpan<double> fromHighest)
    {
        double y = 0;
        foreach (double coefficient in fromHighest)
            y = y * x + coefficient;
        return y;
    }

    private static ReadOnlySpan<double> Middle =>
    [
        2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4, 4.5921953931549871457e+4,
        1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080e+0,
    ];

    private static ReadOnlySpan<double> MiddleDivisor =>
    [
        5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4,
        5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1,
    ];

    private static ReadOnlySpan<double> Tail =>
    [
        7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e+0,
        3.64784832476320460504e+0, 5.76949722146069140550e+0, 4.63033784615654529590e+0, 1.42343711074968357734e+0,
    ];

    private static ReadOnlySpan<double> TailDivisor =>
    [
        1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
        6.89767334985100004550e-1, 1.67638483018380384940e+0, 2.05319162663775882187e+0, 1,
    ];
}
