using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler;

namespace Forecast;

/// <summary>The errors of one way to forecast, over all held-out steps from which as many follow as are forecast at once.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Errors">RMSE, MAE, sMAPE and MASE, in the unit of the series.</param>
internal sealed record Judgement(string Name, Metric[] Errors)
{
    public double Rmse => Errors[0].Value!.Value;

    /// <summary>Forecasts <paramref name="steps"/> steps from each held-out one on, knowing all before it.</summary>
    public static Judgement Of(string name, double[] series, int first, int steps, Func<int, double[]> forecast)
    {
        // The scale of MASE is learned, like everything else, before the first step that is forecast.
        var judgement = new Judgement(name, [new RootMeanSquaredError(), new MeanAbsoluteError(), new SymmetricMeanAbsolutePercentageError(), MeanAbsoluteScaledError.Of(series.AsSpan(0, first))]);
        for (int at = first; at + steps <= series.Length; at++)
            judgement.Add(forecast(at), series.AsSpan(at, steps));
        return judgement;
    }

    /// <summary>A way to forecast beside those that learn nothing.</summary>
    public static IReadOnlyList<Judgement> Compare(string name, double[] series, int first, int steps, int season, Func<int, double[]> forecast) =>
    [
        Of(name, series, first, steps, forecast),
        Of("naive", series, first, steps, at => Forecasting.Naive(series.AsSpan(0, at), steps)),
        Of("seasonal naive", series, first, steps, at => Forecasting.Naive(series.AsSpan(0, at), steps, season)),
    ];

    private void Add(double[] forecasts, ReadOnlySpan<double> targets)
    {
        float[] forecast = Array.ConvertAll(forecasts, value => (float)value), target = [.. targets.ToArray().Select(value => (float)value)];
        foreach (Metric error in Errors)
            error.Add(forecast, target);
    }
}
