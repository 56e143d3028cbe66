using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetCompiler.Generator.Tests.Reference;

/// <summary>Comparison of a float tensor with one in double, relative to the largest magnitude of the tensor: its small elements are differences of large ones.</summary>
internal static class Close
{
    public static void Assert(string what, IReadOnlyList<double> expected, IReadOnlyList<float> actual, double tolerance, double leastScale = 0)
    {
        Xunit.Assert.True(expected.Count == actual.Count, $"{what} has {actual.Count} elements instead of {expected.Count}.");
        double scale = expected.Select(Math.Abs).Append(leastScale).Max();

        for (int i = 0; i < expected.Count; i++)
        {
            Xunit.Assert.True(Math.Abs(actual[i] - expected[i]) <= tolerance * scale, string.Create(CultureInfo.InvariantCulture,
                $"{what}[{i}] is {actual[i]:R} instead of {expected[i]:R}; the largest is {scale:R}, so that the error is {Math.Abs(actual[i] - expected[i]) / scale:E2} of it."));
        }
    }
}
