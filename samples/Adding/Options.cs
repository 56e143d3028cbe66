using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;

namespace Adding;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    private static readonly int[] Lags = [100, 1000];

    public static readonly string Help = $"""
        The adding problem: two marked numbers of a long sequence are to be added. Shows which networks remember, how
        gradients vanish and explode, and what clipping does.

          dotnet run -c Release --project samples/Adding -- [options]

          --lag N            how many steps a sequence has: {string.Join(", ", Lags)} (default: {Lags[0]})
          --network NAME     {string.Join(", ", Memory.ByName.Keys)} or all of them (default: all)
          --epochs N         epochs of 3200 new sequences each that a network has at most (default: 100)
          --rate NUMBER      the learning rate (default: 0.003)
          --picture FILE     draw the gradients into FILE (PNG)
          --seed N           decides initial weights and sequences (default: 1)
          --threads N        default: as many as there are processors; the result is the same on any number
          --help             this text
        """;

    public int Lag { get; private set; } = 100;

    public IReadOnlyList<string> Networks { get; private set; } = [.. Memory.ByName.Keys];

    public int Epochs { get; private set; } = 100;

    public float Rate { get; private set; } = .003f;

    public string? Picture { get; private set; }

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
            case "--lag": Lag = Number<int>(option, value(), $"one of {string.Join(", ", Lags)}", n => Lags.Contains(n)); break;
            case "--network": Networks = Named(value()); break;
            case "--epochs": Epochs = Number<int>(option, value(), "a whole number from 1", n => n > 0); break;
            case "--rate": Rate = Number<float>(option, value(), "a positive number", rate => rate > 0 && float.IsFinite(rate)); break;
            case "--picture": Picture = value(); break;
            case "--seed": Seed = Number<ulong>(option, value(), "a whole number from 0", _ => true); break;
            case "--threads": Threads = Number<int>(option, value(), "a whole number from 1", n => n > 0); break;
            case "--help" or "-h" or "-?": WantsHelp = true; break;
            default: throw new UsageException($"There is no option {option}.");
        }
    }

    private static string[] Named(string value) =>
        value == "all" ? [.. Memory.ByName.Keys] : Memory.ByName.ContainsKey(value) ? [value]
        : throw new UsageException($"--network takes one of {string.Join(", ", Memory.ByName.Keys)} or all, but got {value}.");

    private static T Number<T>(string option, string value, string what, Func<T, bool> isAllowed) where T : INumber<T> =>
        T.TryParse(value, CultureInfo.InvariantCulture, out T? number) && isAllowed(number) ? number : throw new UsageException($"{option} takes {what}, but got {value}.");
}

/// <summary>The command line cannot be understood; the message says why.</summary>
internal sealed class UsageException(string message) : Exception(message);
