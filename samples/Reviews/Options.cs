using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using NetCompiler;

namespace Reviews;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    public static readonly string Help = $"""
        Trains a network to tell whether the author of a review liked the film.

          dotnet run -c Release --project samples/Reviews -- [options]

          --data DIR         imdb_train.tsv or imdb_train.tsv.gz, in DIR or DIR/imdb (default: the folder that
                             NETCOMPILER_DATA names, else short reviews that the program writes itself)
          --network NAME     {string.Join(", ", Networks.Names)} (default: {Networks.Names.First()})
          --length N         how many words of a review are read, the last ones: {string.Join(", ", Networks.Lengths)}
                             (default: {Networks.Lengths.Max()} of files, {Networks.Lengths.Min()} of the program's own)
          --examples N       use the first N reviews only (default: all)
          --epochs N         how often every example is seen (default: 5)
          --batch N          examples per step (default: 64)
          --rate NUMBER      the highest learning rate (default: 0.002)
          --seed N           decides initial weights, order, dropout and written reviews (default: 1)
          --threads N        default: as many as there are processors; the result is the same on any number
          --save FILE        write the trained network to FILE (safetensors)
          --help             this text
        """;

    private int? _length;

    public string? Data { get; private set; } = Environment.GetEnvironmentVariable("NETCOMPILER_DATA") is { Length: > 0 } folder ? folder : null;

    public string Network { get; private set; } = Networks.Names.First();

    public int Length => _length ?? (Data is null ? Networks.Lengths.Min() : Networks.Lengths.Max());

    public int? Examples { get; private set; }

    public int Epochs { get; private set; } = 5;

    public int Batch { get; private set; } = 64;

    public float Rate { get; private set; } = .002f;

    public ulong Seed { get; private set; } = 1;

    public int Threads { get; private set; } = Environment.ProcessorCount;

    public string? Save { get; private set; }

    public bool WantsHelp { get; private set; }

    /// <exception cref="UsageException">An option is unknown, or its value is missing or wrong.</exception>
    public static Options Parse(string[] args)
    {
        var options = new Options();
        for (int i = 0; i < args.Length; i++)
            options.Set(args[i], () => ++i < args.Length ? args[i] : throw new UsageException($"{args[^1]} needs a value."));
        return options;
    }

    public Network CreateNetwork()
    {
        Network network = Networks.Create[(Network, Length)](Seed);
        network.Threads = Threads;
        return network;
    }

    private void Set(string option, Func<string> value)
    {
        switch (option)
        {
            case "--data": Data = value(); break;
            case "--network": Network = OneOf(option, value(), Networks.Names); break;
            case "--length": _length = Number<int>(option, value(), $"one of {string.Join(", ", Networks.Lengths)}", n => Networks.Lengths.Contains(n)); break;
            case "--examples": Examples = Number<int>(option, value(), "a whole number from 5", n => n >= 5); break;
            case "--epochs": Epochs = Number<int>(option, value(), "a whole number from 1", n => n > 0); break;
            case "--batch": Batch = Number<int>(option, value(), "a whole number from 1", n => n > 0); break;
            case "--rate": Rate = Number<float>(option, value(), "a positive number", rate => rate > 0 && float.IsFinite(rate)); break;
            case "--seed": Seed = Number<ulong>(option, value(), "a whole number from 0", _ => true); break;
            case "--threads": Threads = Number<int>(option, value(), "a whole number from 1", n => n > 0); break;
            case "--save": Save = value(); break;
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
