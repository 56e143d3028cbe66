using System;
using System.Globalization;
using System.Numerics;

namespace Translate;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    public static readonly string Help = """
        Trains a network to say words, from their letters to their phonemes, or to translate sentences from English to German.

          dotnet run -c Release --project samples/Translate -- [options]

          --task TASK        sounds or sentences (default: sounds)
          --data DIR         for sounds cmudict.dict or cmudict.dict.gz, in DIR, DIR/cmudict or DIR/seq2seq/cmudict (default: the folder
                             that NETCOMPILER_DATA names, else words that the program makes up by rules of spelling);
                             for sentences Multi30k's train.en, train.de, val.en and val.de or the same with .gz, in DIR,
                             DIR/multi30k or DIR/seq2seq/multi30k
          --examples N       learn from N words only, evenly from the whole dictionary, or sentences (default: all)
          --epochs N         how often each is seen (default: 6)
          --batch N          words or sentences per step (default: 128)
          --rate NUMBER      the highest learning rate (default: 0.003)
          --beam N           beginnings that are followed while one is said or translated (default: 1)
          --map FILE         write a picture of what was looked at for a long one (SVG)
          --seed N           decides initial weights, order, dropout and made-up words (default: 1)
          --threads N        default: as many as there are processors; the result is the same on any number
          --save FILE        write the trained network to FILE (safetensors)
          --help             this text
        """;

    public string? Data { get; private set; } = Environment.GetEnvironmentVariable("NETCOMPILER_DATA") is { Length: > 0 } folder ? folder : null;

    public bool OfSentences { get; private set; }

    public int? Examples { get; private set; }

    public int Epochs { get; private set; } = 6;

    public int Batch { get; private set; } = 128;

    public float Rate { get; private set; } = .003f;

    public int Beam { get; private set; } = 1;

    public string? Map { get; private set; }

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

    private void Set(string option, Func<string> value)
    {
        switch (option)
        {
            case "--data": Data = value(); break;
            case "--task": OfSentences = value() switch { "sentences" => true, "sounds" => false, var other => throw new UsageException($"--task takes sounds or sentences, but got {other}.") }; break;
            case "--examples": Examples = Number<int>(option, value(), "a whole number from 60", n => n >= 60); break;
            case "--epochs": Epochs = Number<int>(option, value(), "a whole number from 1", n => n > 0); break;
            case "--batch": Batch = Number<int>(option, value(), "a whole number from 1", n => n > 0); break;
            case "--rate": Rate = Number<float>(option, value(), "a positive number", rate => rate > 0 && float.IsFinite(rate)); break;
            case "--beam": Beam = Number<int>(option, value(), "a whole number from 1", n => n > 0); break;
            case "--map": Map = value(); break;
            case "--seed": Seed = Number<ulong>(option, value(), "a whole number from 0", _ => true); break;
            case "--threads": Threads = Number<int>(option, value(), "a whole number from 1", n => n > 0); break;
            case "--save": Save = value(); break;
            case "--help" or "-h" or "-?": WantsHelp = true; break;
            default: throw new UsageException($"There is no option {option}.");
        }
    }

    private static T Number<T>(string option, string value, string what, Func<T, bool> isAllowed) where T : INumber<T> =>
        T.TryParse(value, CultureInfo.InvariantCulture, out T? number) && isAllowed(number) ? number : throw new UsageException($"{option} takes {what}, but got {value}.");
}

/// <summary>The command line cannot be understood; the message says why.</summary>
internal sealed class UsageException(string message) : Exception(message);
