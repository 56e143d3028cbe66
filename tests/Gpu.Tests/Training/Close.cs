using System;
using System.Linq;

namespace NetCompiler.Gpu.Tests.Training;

/// <summary>Comparison relative to the largest magnitude of a tensor.</summary>
internal static class Close
{
    public static void Assert(string what, float[] expected, float[] actual, double tolerance, double leastScale = 0)
    {
        Xunit.Assert.Equal(expected.Length, actual.Length);
        double scale = expected.Select(value => Math.Abs((double)value)).Append(leastScale).Max();

        for (int i = 0; i < expected.Length; i++)
        {
            if (!(Math.Abs(actual[i] - expected[i]) <= tolerance * scale))
                Xunit.Assert.Fail(FormattableString.Invariant($"{what}[{i}] is {actual[i]:R} instead of {expected[i]:R}; the largest is {scale:R}."));
        }
    }
}
