using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using NetCompiler;

namespace Shakespeare;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    public static readonly string Help = $"""
        Trains a network to guess the next character of a text, and has it write on.

          dotnet run -c Release --project samples/Shakespeare -- [options]

          --data DIR         tinyshakespeare.txt or tinyshakespeare.txt.gz, in DIR or DIR/text (default: the folder that
                             NETCOMPILER_DATA names, else a play that the program writes itself)
          --text FILE        any other text, plain or .gz
          --network NAME     {string.Join(", ", Networks.Create.Keys)} (default: {Networks.Create.Keys.First()})
          --characters N     use the first N characters only (default: all)
          --epochs N         how often every character is seen (default: {FileEpochs}, of the program's own play {WrittenEpochs})
          --batch N          stretches of {Networks.Length} characters per step (default: 32)
          --rate NUMBER      the highest learning rate (default: 0.003)
          --sample N         characters to write after each epoch (default: 160)
          --write N          characters to write at the end (default: 500)
          --temperature T    below 1 writes what is probable, 0 what is most probable (default: 0.8)
          --top-k N          draw among the N most probable characters (default: all)
          --seed N           decides initial weights, order, dropout, written play and what is drawn (default: 1)
          --threads N        default: as many as there are processors; the result is the same on any number
          --save FILE        write the trained network to FILE (safetensors)
          --help             this text
        """;

    private const int FileEpochs = 14, WrittenEpochs = 3;

    private int? _epochs;

    public string? Data { get; private set; } = Environment.GetEnvironmentVariable("NETCOMPILER_DATA") is { Length: > 0 } folder ? folder : null;

    public string? Text { get; private set; }

    public string Network { get; private set; } = Networks.Create.Keys.First();

    public int? Characters { get; private set; }

    public int Epochs => _epochs ?? (Data is null && Text is null ? WrittenEpochs : FileEpochs);

    public int Batch { get; private set; } = 32;

    public float Rate { get; private set; } = .003f;

    public int Sample { get; private set; } = 160;

    public int Write { get; private set; } = 500;

    public double Temperature { get; private set; } = .8;

    public int TopK { get; private set; } = int.MaxValue;

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

    public (Network Reader, Network Writer) CreateNetworks()
    {
        (Network reader, Network writer) = Networks.Create[Network](Seed);
        (reader.Threads, writer.Threads) = (Threads, Threads);
        return (reader, writer);
    }

    private void Set(string option, Func<string> value)
    {
        switch (option)
        {
            case "--data": Data = value(); break;
            case "--text": Text = value(); break;
            case "--network": Network = OneOf(option, value(), Networks.Create.Keys); break;
            case "--characters": Characters = Number<int>(option, value(), "a whole number from 1", n => n > 0); break;
            case "--epochs": _epochs = Number<int>(option, value(), "a whole number from 1", n => n > 0); break;
            case "--batch": Batch = Number<int>(option, value(), "a whole number from 1", n => n > 0); break;
            case "--rate": Rate = Number<float>(option, value(), "a positive number", rate => rate > 0 && float.IsFinite(rate)); break;
            case "--sample": Sample = Number<int>(option, value(), "a whole number from 0", n => n >= 0); break;
            case "--write": Write = Number<int>(option, value(), "a whole number from 0", n => n >= 0); break;
            case "--temperature": Temperature = Number<double>(option, value(), "a number from 0", t => t >= 0 && double.IsFinite(t)); break;
            case "--top-k": TopK = Number<int>(option, value(), "a whole number from 1", n => n > 0); break;
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
