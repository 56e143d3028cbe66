using System;
using System.Linq;
using NetCompiler;

namespace Forecast;

/// <summary>
/// Monthly visitors of a place that does not exist, for those who have no other series: numbers that grow, the more in summer, and whose growth wanders.
/// <code>
/// visitors[t] = round(exp(4.6 + level[t] + season[t mod 12] + 0.02·noise))      level[t] = level[t−1] + 0.008 + 0.02·noise
/// </code>
/// </summary>
internal static class Visitors
{
    private static readonly double[] Season = [-.10, -.12, .02, .00, .03, .14, .24, .22, .08, -.06, -.20, -.08];

    public static Series Count(int months, int seed)
    {
        var random = new Random(seed);
        double level = 0;
        double[] counts = [.. Enumerable.Range(0, months).Select(t => Math.Round(Math.Exp(4.6 + (level += .008 + .02 * Noise(random)) + Season[t % 12] + .02 * Noise(random))))];
        return Series.Of("visitors", counts);
    }

    /// <summary>About normal: the sum of twelve even numbers.</summary>
    private static double Noise(Random random) => Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6;
}
