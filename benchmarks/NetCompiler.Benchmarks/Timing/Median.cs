using System.Collections.Generic;
using System.Linq;

namespace NetCompiler.Benchmarks;

internal static class Median
{
    /// <summary>The number in the middle, or the mean of the two there.</summary>
    public static double Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
