using System;
using System.Globalization;
using System.Numerics;

namespace Tabular;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    public const string Help = """
        Predicts a column of a table from the others, and cross-validates: each part of the rows is predicted by a network trained with the other parts.

          dotnet run -c Release --project samples/Tabular -- [options]

          --data DIR         a folder with iris.csv, wine.csv, wdbc.data or abalone.csv, or DIR/uci (default: the folder
                             that NETCOMPILER_DATA names, else a small table that the program computes itself)
          --set NAME         iris, wine, cancer, abalone or beams (default: iris with data, beams without)
          --folds N          into how many parts the rows are divided (default: 10)
          --epochs N         how often a network sees its rows (default: 20 to 60, by the set)
          --seed N           decides the folds, the initial weights and the order of the rows (default: 1)
          --threads N        default: 1, for these networks are small; the result is the same on any number
          --help             this text
        """;

    private string? _set;

    public string? Data { get; private set; } = Environment.GetEnvironmentVariable("NETCOMPILER_DATA") is { Length: > 0 } folder ? folder : null;

    public string Set => _set ?? (Data is null ? "beams" : "iris");

    public int Folds { get; private set; } = 10;

    public int? Epochs { get; private set; }

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
            case "--folds": Folds = Number<int>(option, value(), "a whole number from 2", n => n > 1); break;
            case "--epochs": Epochs = Number<int>(option, value(), "a whole number from 1", n => n > 0); break;
            case "--seed": Seed = Number<ulong>(option, value(), "a whole number from 0", _ => true); break;
            case "--threads": Threads = Number<int>(option, value(), "a whole number from 1", n => n > 0); break;
            case "--help" or "-h" or "-?": WantsHelp = true; break;
            default: throw new UsageException($"There is no option {option}.");
        }
    }

    private static string OneOfTheSets(string value) =>
        TableSet.ByName.ContainsKey(value) ? value : throw new UsageException($"--set takes one of {string.Join(", ", TableSet.ByName.Keys)}, but got {value}.");

    private static T Number<T>(string option, string value, string what, Func<T, bool> isAllowed) where T : INumber<T> =>
        T.TryParse(value, CultureInfo.InvariantCulture, out T? number) && isAllowed(number) ? number : throw new UsageException($"{option} takes {what}, but got {value}.");
}

/// <summary>The command line cannot be understood; the message says why.</summary>
internal sealed class UsageException(string message) : Exception(message);
