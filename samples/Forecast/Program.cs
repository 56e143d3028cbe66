using System;
using System.Collections.Generic;
using System.IO;
using Forecast;
using NetCompiler;

// How many steps a network that says one is asked for.
const int InTurn = 12;

try
{
    Options options = Options.Parse(args);
    if (options.WantsHelp)
    {
        Console.WriteLine(Options.Help);
        return 0;
    }

    SeriesSet set = SeriesSet.ByName[options.Series];
    Series series = set.Load(options.Data);
    double[] target = series.Column(series.Names[0]);
    Console.WriteLine($"{options.Series}: {series.Count} steps of {series.Width} columns{(set.File is null ? ", computed by this program; --data DIR reads others" : "")}; the last {set.HeldOut} are held out");

    Network network = set.Networks[options.Network](options.Seed);
    network.Threads = options.Threads;
    var forecaster = new Forecaster(set, series, network);
    Screen.Train(forecaster, options, options.Epochs ?? set.Epochs);

    if (set.Horizon == 1)
    {
        Screen.Errors($"the next {InTurn} steps, one asked after the other", Judgement.Compare(options.Network, target, forecaster.First, InTurn, set.Season, at => forecaster.ForecastInTurn(at, InTurn)), set.Unit);
        Screen.Chart(target, at => forecaster.Forecast(at)[0], set.Unit);
    }

    IReadOnlyList<Judgement> judgements = Judgement.Compare(options.Network, target, forecaster.First, set.Horizon, set.Season, forecaster.Forecast);
    Screen.Errors(set.Horizon == 1 ? "the next step" : $"the next {set.Horizon} steps, all at once", judgements, set.Unit);
    Console.WriteLine(Screen.Text($"held-out RMSE {judgements[0].Rmse:F2} {set.Unit} (naive {judgements[1].Rmse:F2}, seasonal naive {judgements[2].Rmse:F2})"));
    return 0;
}
catch (UsageException error)
{
    Console.Error.WriteLine($"{error.Message} See --help.");
    return 2;
}
catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
