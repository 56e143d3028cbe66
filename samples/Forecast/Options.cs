using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;

namespace Forecast;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    public static readonly string Help = $"""
        Forecasts the end of a time series with a network that has learned from its beginning.

          dotnet run -c Release --project samples/Forecast -- [options]

          --data DIR         a folder with airline-passengers.csv, daily-min-temperatures.csv or pollution.csv, plain or
                             gzip, or DIR/timeseries (default: the folder that NETCOMPILER_DATA names, else a series
                             that the program computes itself)
          --series NAME      {string.Join(", ", SeriesSet.ByName.Keys.Skip(1))} or visitors (default: airline with data, visitors without)
          --network NAME     {string.Join(", ", SeriesSet.ByName["visitors"].Networks.Keys)} (default: lstm)
          --epochs N         how often every example is seen (default: {string.Join(", ", SeriesSet.ByName.Select(set => $"{set.Value.Epochs} of {set.Key}"))})
          --batch N          examples per step (default: 32)
          --rate NUMBER      the highest learning rate (default: 0.003)
          --seed N           decides initial weights and the order of examples (default: 1)
          --threads N        default: as many as there are processors; the result is the same on any number
          --help             this text
        """;

    private string? _series;

    public string? Data { get; private set; } = Environment.GetEnvironmentVariable("NETCOMPILER_DATA") is { Length: > 0 } folder ? folder : null;

    public string Series => _series ?? (Data is null ? "visitors" : "airline");

    public string Network { get; private set; } = "lstm";

    public int? Epochs { get; private set; }

    public int Batch { get; private set; } = 32;

    public float Rate { get; private set; } = .003f;

    public ulong Seed { get; private set; } = 1;

    public int Threads { get; private set; } = Environment.ProcessorCount;

    public bool WantsHelp { get; private set; }

    /// <exception cref="UsageException">An option is unknown, or its value is missing or wrong.</exception>
    public static Options Parse(string[] args)
    {
        var options = new Options();
        for (int i = 0; i < args.Length; i++)
            options.Set(args[i], () => ++i < args.Length ? args[i] : throw new UsageException($"{args[^1]} needs a value."));
        return options;
    }

    private void Set(string option, Func<string> value)
    {
        switch (option)
        {
            case "--data": Data = value(); break;
            case "--series": _series = OneOf(option, value(), SeriesSet.ByName.Keys); break;
            case "--network": Network = OneOf(option, value(), SeriesSet.ByName["visitors"].Networks.Keys); break;
            case "--epochs": Epochs = Number<int>(option, value(), "a whole number from 1", n => n > 0); break;
            case "--batch": Batch = Number<int>(option, value(), "a whole number from 1", n => n > 0); break;
            case "--rate": Rate = Number<float>(option, value(), "a positive number", rate => rate > 0 && float.IsFinite(rate)); break;
            case "--seed": Seed = Number<ulong>(option, value(), "a whole number from 0", _ => true); break;
            case "--threads": Threads = Number<int>(option, value(), "a whole number from 1", n => n > 0); break;
            case "--help" or "-h" or "-?": WantsHelp = true; break;
            default: throw new UsageException($"There is no option {option}.");
        }
    }

    private static string OneOf(string option, string value, IEnumerable<string> names) =>
        names.Contains(value) ? value : throw new UsageException($"{option} takes one of {string.Join(", ", names)}, but got {value}.");

    private static T Number<T>(string option, string value, string what, Func<T, bool> isAllowed) where T : INumber<T> =>
        T.TryParse(value, CultureInfo.InvariantCulture, out T? number) && isAllowed(number) ? number : throw new UsageException($"{option} takes {what}, but got {value}.");
}

/// <summary>The command line cannot be understood; the message says why.</summary>
internal sealed class UsageException(string message) : Exception(message);
