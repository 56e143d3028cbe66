using System;
using System.Globalization;
using System.Numerics;

namespace Gates;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    public const string Help = """
        Teaches OR, AND and XOR to a single neuron and to a network with a hidden layer.

          dotnet run -c Release --project samples/Gates -- [options]

          --epochs N         how often every row of a truth table is seen (default: 1000)
          --seed N           decides the initial weights (default: 1)
          --threads N        default: 1, for four examples keep no second one busy
          --help             this text
        """;

    public int Epochs { get; private set; } = 1000;

    public ulong Seed { get; private set; } = 1;

    public int Threads { get; private set; } = 1;

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
            case "--epochs": Epochs = Number<int>(option, value(), "a whole number from 1", n => n > 0); break;
            case "--seed": Seed = Number<ulong>(option, value(), "a whole number from 0", _ => true); break;
            case "--threads": Threads = Number<int>(option, value(), "a whole number from 1", n => n > 0); break;
            case "--help" or "-h" or "-?": WantsHelp = true; break;
            default: throw new UsageException($"There is no option {option}.");
        }
    }

    private static T Number<T>(string option, string value, string what, Func<T, bool> isAllowed) where T : INumber<T> =>
        T.TryParse(value, CultureInfo.InvariantCulture, out T? number) && isAllowed(number) ? number : throw new UsageException($"{option} takes {what}, but got {value}.");
}

/// <summary>The command line cannot be understood; the message says why.</summary>
internal sealed class UsageException(string message) : Exception(message);
