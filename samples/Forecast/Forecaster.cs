using System;
using System.Linq;
using NetCompiler;

namespace Forecast;

/// <summary>
/// Trains a network with the first part of a series and forecasts the last one. What comes between network and series is learned from the first part or from nothing: a logarithm and differences to a season before, where
/// the series is of that kind, and then a scale.
/// </summary>
internal sealed class Forecaster
{
    private readonly SeriesSet _set;
    private readonly Network _network;
    private readonly Series _scaled;
    private readonly SeriesScaling _scaling;
    private readonly double[] _raw;
    private readonly int _lag;

    public Forecaster(SeriesSet set, Series series, Network network)
    {
        (_set, _network, _raw) = (set, network, series.Column(series.Names[0]));
        _lag = set.IsSeasonal ? set.Season : 0;

        Series learned = set.IsSeasonal ? series.Map(series.Names[0], Math.Log).Difference(set.Season) : series;
        Column = learned.Names[0];
        Training = learned.Take(learned.Count - 2 * set.HeldOut);
        _scaling = SeriesScaling.Fit(Training, Scaling.Standard);
        _scaled = _scaling.Apply(learned);
    }

    private string Column { get; }

    private Series Training { get; }

    /// <summary>The first step that is forecast and never learned from, in the series as it was read.</summary>
    public int First => _raw.Length - _set.HeldOut;

    public History Train(Options options, Action<TrainingProgress> progress)
    {
        Dataset training = Windows(_scaled.Take(Training.Count)), validation = Windows(_scaled.Skip(Training.Count).Take(_set.HeldOut).WithPast(_set.Length));
        int epochs = options.Epochs ?? _set.Epochs;

        return _network.Fit(training, new()
        {
            Epochs = epochs,
            BatchSize = options.Batch,
            Optimizer = new Adam(options.Rate),
            Schedule = new CosineDecay(((training.Count - 1) / options.Batch + 1) * epochs, ScheduleUnit.Steps),
            ClipNorm = 1,
            Validation = validation,
            EarlyStopping = new EarlyStopping(epochs),
            Progress = progress,
        });
    }

    /// <summary>The steps from one on, as many as the network gives at once, from the window before it.</summary>
    public double[] Forecast(int at) => Restored(_network.Predict(WindowBefore(at)), at);

    /// <summary>The steps from one on, asked one after the other.</summary>
    public double[] ForecastInTurn(int at, int steps)
    {
        Series coming = _scaled.Skip(at - _lag).Take(steps);
        float[] known = [.. Enumerable.Range(0, steps).SelectMany(step => Enumerable.Range(_scaled.Width - _set.Known, _set.Known).Select(column => (float)coming[step, column]))];
        return Restored(Forecasting.Recursive(_network, WindowBefore(at), steps, known), at);
    }

    private float[] WindowBefore(int at) => _scaled.Take(at - _lag).LastWindow(_set.Length);

    private Dataset Windows(Series part) => part.Windows(_set.Length, _set.Horizon, targets: Column);

    private double[] Restored(float[] answers, int at)
    {
        double[] values = Array.ConvertAll(answers, answer => _scaling.Restore(answer, Column));
        if (!_set.IsSeasonal)
            return values;

        double[] past = Array.ConvertAll(_raw[(at - _lag)..at], Math.Log);
        return Array.ConvertAll(Differences.Restore(values, past, _lag), Math.Exp);
    }
}
