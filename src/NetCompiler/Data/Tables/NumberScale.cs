using System;

namespace NetCompiler;

/// <summary>y = (x − shift) / unit.</summary>
internal readonly record struct NumberScale(double Shift, double Unit)
{
    public static readonly NumberScale Identity = new(0, 1);

    /// <summary>What a scaling makes of values; in the order given, so that the same values give the same bits.</summary>
    public static NumberScale Of(ReadOnlySpan<double> values, Scaling scaling) => scaling switch
    {
        Scaling.None => Identity,
        Scaling.Standard => Standard(values),
        Scaling.MinMax => MinMax(values),
        _ => throw new ArgumentOutOfRangeException(nameof(scaling), scaling, "There is no such scaling."),
    };

    public double Apply(double x) => (x - Shift) / Unit;

    public double Restore(double y) => y * Unit + Shift;

    private static NumberScale Standard(ReadOnlySpan<double> values)
    {
        double mean = Mean(values), squares = 0;
        foreach (double value in values)
            squares += (value - mean) * (value - mean);

        double deviation = Math.Sqrt(squares / values.Length);
        return new NumberScale(mean, deviation > 0 ? deviation : 1);
    }

    private static NumberScale MinMax(ReadOnlySpan<double> values)
    {
        double least = double.PositiveInfinity, greatest = double.NegativeInfinity;
        foreach (double value in values)
            (least, greatest) = (Math.Min(least, value), Math.Max(greatest, value));
        return new NumberScale(least, greatest > least ? greatest - least : 1);
    }

    /// <summary>Σx/n, about the first value, so that equal values have exactly that mean.</summary>
    public static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
            sum += value - values[0];
        return values[0] + sum / values.Length;
    }
}
