using System.Linq;

namespace NetCompiler.Benchmarks.Sequence;

/// <summary>y = at0 + slope·x, by least squares of relative errors (weights 1/y²), so that small ones count as much as large ones.</summary>
/// <param name="Explained">1 − Σ(relative errors)² / Σ(relative deviations from the weighted mean)².</param>
internal sealed record StraightLine(double At0, double Slope, double Explained)
{
    public static StraightLine Through(double[] x, double[] y)
    {
        double[] weights = [.. y.Select(value => 1 / (value * value))];
        double Sum(double[] values) => values.Zip(weights).Sum(pair => pair.First * pair.Second);

        double all = weights.Sum(), meanX = Sum(x) / all, meanY = Sum(y) / all;
        double slope = Sum([.. x.Zip(y, (a, b) => (a - meanX) * (b - meanY))]) / Sum([.. x.Select(a => (a - meanX) * (a - meanX))]), at0 = meanY - slope * meanX;
        double errors = Sum([.. x.Zip(y, (a, b) => (b - at0 - slope * a) * (b - at0 - slope * a))]), deviations = Sum([.. y.Select(b => (b - meanY) * (b - meanY))]);
        return new(at0, slope, 1 - errors / deviations);
    }
}
