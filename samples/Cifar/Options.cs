using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using NetCompiler;

namespace Cifar;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    public static readonly string Help = $"""
        Trains a network to tell ten kinds of small colour pictures apart.

          dotnet run -c Release --project samples/Cifar -- [options]

          --data DIR         the binary files of CIFAR-10, in DIR or DIR/cifar10 (default: the folder that
                             NETCOMPILER_DATA names, else coloured shapes drawn by the program itself)
          --network NAME     {string.Join(", ", Networks.ByName.Keys)} (default: {Networks.ByName.Keys.First()})
          --epochs N         how often every example is seen (default: 12)
          --batch N          examples per step (default: 128)
          --rate NUMBER      the highest learning rate (default: 0.05)
          --seed N           decides initial weights, order, variants and drawn shapes (default: 1)
          --threads N        default: as many as there are processors; the result is the same on any number
          --sheet FILE       train nothing: write a picture of examples and their variants to FILE (PNG)
          --save FILE        write the trained network to FILE (safetensors)
          --help             this text
        """;

    public string? Data { get; private set; } = Environment.GetEnvironmentVariable("NETCOMPILER_DATA") is { Length: > 0 } folder ? folder : null;

    public string Network { get; private set; } = Networks.ByName.Keys.First();

    public int Epochs { get; private set; } = 12;

    public int Batch { get; private set; } = 128;

    public float Rate { get; private set; } = .05f;

    public ulong Seed { get; private set; } = 1;

    public int Threads { get; private set; } = Environment.ProcessorCount;

    public string? Sheet { get; private set; }

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
        Network network = Networks.ByName[Network](Seed);
        network.Threads = Threads;
        return network;
    }

    private void Set(string option, Func<string> value)
    {
        switch (option)
        {
            case "--data": Data = value(); break;
            case "--network": Network = OneOf(option, value(), Networks.ByName.Keys); break;
            case "--epochs": Epochs = Number<int>(option, value(), "a whole number from 1", n => n > 0); break;
            case "--batch": Batch = Number<int>(option, value(), "a whole number from 1", n => n > 0); break;
            case "--rate": Rate = Number<float>(option, value(), "a positive number", rate => rate > 0 && float.IsFinite(rate)); break;
            case "--seed": Seed = Number<ulong>(option, value(), "a whole number from 0", _ => true); break;
            case "--threads": Threads = Number<int>(option, value(), "a whole number from 1", n => n > 0); break;
            case "--sheet": Sheet = value(); break;
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
