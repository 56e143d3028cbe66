using System;
using System.Globalization;
using System.Numerics;

namespace OwnFunctions;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    public const string Help = """
        Predicts what nine cases in ten do not exceed, with an activation, a loss and a metric that are written in this sample, and prints what the compiler derived from them.

          dotnet run -c Release --project samples/OwnFunctions -- [options]

          --data DIR         a folder with abalone.csv, or DIR/uci (default: the folder that NETCOMPILER_DATA names,
                             else a table that the program computes itself)
          --set NAME         abalone or journeys (default: abalone with data, journeys without)
          --epochs N         how often the network sees its rows (default: 20)
          --seed N           decides which rows are held back, the initial weights and the order of the rows (default: 1)
          --threads N        default: 1, for this network is small; the result is the same on any number
          --help             this text
        """;

    private string? _set;

    public string? Data { get; private set; } = Environment.GetEnvironmentVariable("NETCOMPILER_DATA") is { Length: > 0 } folder ? folder : null;

    public string Set => _set ?? (Data is null ? "journeys" : "abalone");

    public int Epochs { get; private set; } = 20;

    public ulong Seed { get; private set; } = 1;

    public int Threads { get; private set; } = 1;

    public bool WantsHelp { get; private set; }

    /// <exception cref="UsageException">An option is unknown, or its value is missing or wrong.</exception>
    public static Options Parse(string[] args)
    {
        var options = new Options();
        for (int i = 0; i < args.Length; i++)
            options.Read(args[i], () => ++i < args.Length ? args[i] : throw new UsageException($"{args[^1]} needs a value."));
        return options;
    }

    private void Read(string option, Func<string> value)
    {
        switch (option)
        {
            case "--data": Data = value(); break;
            case "--set": _set = OneOfTheSets(value()); break;
            case "--epochs": Epochs = Number<int>(option, value(), "a whole number from 1", n => n > 0); break;
            case "--seed": Seed = Number<ulong>(option, value(), "a whole number from 0", _ => true); break;
            case "--threads": Threads = Number<int>(option, value(), "a whole number from 1", n => n > 0); break;
            case "--help" or "-h" or "-?": WantsHelp = true; break;
            default: throw new UsageException($"There is no option {option}.");
        }
    }

    private static string OneOfTheSets(string value) =>
        QuantileSet.ByName.ContainsKey(value) ? value : throw new UsageException($"--set takes one of {string.Join(", ", QuantileSet.ByName.Keys)}, but got {value}.");

    private static T Number<T>(string option, string value, string what, Func<T, bool> isAllowed) where T : INumber<T> =>
        T.TryParse(value, CultureInfo.InvariantCulture, out T? number) && isAllowed(number) ? number : throw new UsageException($"{option} takes {what}, but got {value}.");
}

/// <summary>The command line cannot be understood; the message says why.</summary>
internal sealed class UsageException(string message) : Exception(message);
