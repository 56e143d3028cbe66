using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using System.Linq;

namespace NetCompiler.Testing;

/// <summary>
/// Holds a derivative that was written by hand against the one that the compiler derives, both in double: what the tests that <see cref="GenerateGradientTestsAttribute"/> writes call. Points
/// of one parameter are 1/16 apart from −10 to 10, off round numbers, where kinks are, and ±1.37·10ⁿ from 10⁻⁶ to 100; of several, a thousand random ones within ±4. Numbers may differ by 10⁻⁵ of
/// their size and by 10⁻⁶; points at which the derived one is not finite are left out.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DerivativeCheck
{
    private const double Relative = 1e-5, Absolute = 1e-6;

    /// <summary>Throws where they differ.</summary>
    /// <param name="written">What the one by hand is called.</param>
    /// <param name="derivative">What it is the derivative of, and by what: <c>dSwish/dx</c>.</param>
    /// <param name="parameters">How many parameters the function has.</param>
    /// <param name="byHand">The one by hand.</param>
    /// <param name="derived">The one that the compiler derives.</param>
    /// <exception cref="GradientMismatchException">They differ, or the derived one is not finite anywhere.</exception>
    public static void Compare(string written, string derivative, int parameters, Func<double[], double> byHand, Func<double[], double> derived)
    {
        ArgumentNullException.ThrowIfNull(byHand);
        ArgumentNullException.ThrowIfNull(derived);
        bool isCompared = false;

        foreach (double[] point in parameters == 1 ? OfOne() : OfSeveral(parameters))
        {
            double expected = derived(point), found = byHand(point);
            if (!double.IsFinite(expected))
                continue;

            isCompared = true;
            if (!(Math.Abs(found - expected) <= Relative * Math.Max(Math.Abs(found), Math.Abs(expected)) + Absolute))
                throw new GradientMismatchException(string.Create(CultureInfo.InvariantCulture,
                    $"{written} is not {derivative}. At {string.Join(", ", point.Select(x => x.ToString("G6", CultureInfo.InvariantCulture)))} it gives {found:G9}, but the derivative is {expected:G9}."));
        }

        if (!isCompared)
            throw new GradientMismatchException($"{written} could not be compared with {derivative}, which is not finite at any point.");
    }

    private static IEnumerable<double[]> OfOne()
    {
        for (int k = -160; k <= 160; k++)
            yield return [k / 16.0 + .0137];

        for (int exponent = -6; exponent <= 2; exponent++)
        {
            yield return [1.37 * Math.Pow(10, exponent)];
            yield return [-1.37 * Math.Pow(10, exponent)];
        }
    }

    private static IEnumerable<double[]> OfSeveral(int parameters)
    {
        var random = new Random(1);
        for (int point = 0; point < 1000; point++)
        {
            var at = new double[parameters];
            for (int i = 0; i < parameters; i++)
                at[i] = 8 * random.NextDouble() - 4;
            yield return at;
        }
    }
}
