using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Numerics;
using NetCompiler;

namespace Digits;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    public const string Help = """
        Trains a network to read handwritten digits.

          dotnet run -c Release --project samples/Digits -- [options]

          --data DIR         the IDX files of MNIST, in DIR or DIR/mnist (default: the folder that
                             NETCOMPILER_DATA names, else digits drawn by the program itself)
          --network NAME     relu, sigmoid, batchnorm, dropout or lenet5 (default: relu)
          --optimizer NAME   adam, adamw, momentum or sgd (default: adam)
          --rate NUMBER      learning rate (default: 0.001 for adam and adamw, 0.05 for momentum, 0.2 for sgd;
                             three times that for the sigmoid network and for lenet5, where it falls to 0)
          --epochs N         how often every example is seen (default: 5)
          --batch N          examples per step (default: 128)
          --seed N           decides initial weights, order, dropout and drawn digits (default: 1)
          --threads N        default: as many as there are processors; the result is the same on any number
          --device NAME      cpu or gpu (default: cpu); gpu is the best that ILGPU reaches, or where there is
                             none, CPU threads that do as if, slowly and therefore with few digits
          --save FILE        write the trained network to FILE (safetensors)
          --load FILE        train nothing: measure the network in FILE, which --network names
          --resume FOLDER    write a checkpoint into FOLDER after every epoch, and go on from the last one there
          --show filters     with lenet5: draw what the convolutions look for, and what they say to the first
                             test digit, into lenet5-filters-6.png, lenet5-maps-6.png and the same with 16
          --verbose          also print the fingerprint of the trained parameters
          --help             this text
        """;

    private static readonly Dictionary<string, (float Rate, Func<float, Optimizer> Create)> Optimizers = new()
    {
        ["adam"] = (1e-3f, rate => new Adam(rate)),
        ["adamw"] = (1e-3f, rate => new AdamW(rate)),
        ["momentum"] = (.05f, rate => new Sgd(rate, momentum: .9f)),
        ["sgd"] = (.2f, rate => new Sgd(rate)),
    };

    /// <summary>What only training takes.</summary>
    private static readonly string[] OfTraining = ["--save", "--resume", "--optimizer", "--rate", "--epochs", "--batch", "--device"];

    public string? Data { get; private set; } = Environment.GetEnvironmentVariable("NETCOMPILER_DATA") is { Length: > 0 } folder ? folder : null;

    public string Network { get; private set; } = "relu";

    public string Optimizer { get; private set; } = "adam";

    public float? Rate { get; private set; }

    public int Epochs { get; private set; } = 5;

    public int Batch { get; private set; } = 128;

    public ulong Seed { get; private set; } = 1;

    public int Threads { get; private set; } = Environment.ProcessorCount;

    public bool OnGpu { get; private set; }

    public string? Save { get; private set; }

    public string? Load { get; private set; }

    public string? Resume { get; private set; }

    public bool ShowFilters { get; private set; }

    public bool Verbose { get; private set; }

    public bool WantsHelp { get; private set; }

    /// <exception cref="UsageException">An option is unknown, or its value is missing or wrong.</exception>
    public static Options Parse(string[] args)
    {
        var options = new Options();
        for (int i = 0; i < args.Length; i++)
            options.Set(args[i], () => ++i < args.Length ? args[i] : throw new UsageException($"{args[^1]} needs a value."));
        options.Check(args);
        return options;
    }

    public Choice Choice => Choice.ByName[Network];

    public Network CreateNetwork()
    {
        Network network = Choice.Create(Seed);
        network.Threads = Threads;
        return network;
    }

    public Optimizer CreateOptimizer()
    {
        (float rate, Func<float, Optimizer> create) = Optimizers[Optimizer];
        return create(Rate ?? rate * Choice.RateFactor);
    }

    private void Set(string option, Func<string> value)
    {
        switch (option)
        {
            case "--data": Data = value(); break;
            case "--network": Network = OneOf(option, value(), Choice.ByName.Keys); break;
            case "--optimizer": Optimizer = OneOf(option, value(), Optimizers.Keys); break;
            case "--rate": Rate = Number<float>(option, value(), "a positive number", rate => rate > 0 && float.IsFinite(rate)); break;
            case "--epochs": Epochs = Number<int>(option, value(), "a whole number from 1", n => n > 0); break;
            case "--batch": Batch = Number<int>(option, value(), "a whole number from 1", n => n > 0); break;
            case "--seed": Seed = Number<ulong>(option, value(), "a whole number from 0", _ => true); break;
            case "--threads": Threads = Number<int>(option, value(), "a whole number from 1", n => n > 0); break;
            case "--device": OnGpu = OneOf(option, value(), ["cpu", "gpu"]) == "gpu"; break;
            case "--save": Save = value(); break;
            case "--load": Load = value(); break;
            case "--resume": Resume = value(); break;
            case "--show": ShowFilters = OneOf(option, value(), ["filters"]).Length > 0; break;
            case "--verbose": Verbose = true; break;
            case "--help" or "-h" or "-?": WantsHelp = true; break;
            default: throw new UsageException($"There is no option {option}.");
        }
    }

    private void Check(string[] args)
    {
        if (Load is not null && args.FirstOrDefault(OfTraining.Contains) is { } option)
            throw new UsageException($"--load trains nothing, so it does not go with {option}.");

        if (ShowFilters && Network != "lenet5")
            throw new UsageException($"--show filters needs a network with convolutions, such as lenet5, but {Network} has none.");

        // Found out now, not after the training.
        if (Save is not null && Path.GetDirectoryName(Path.GetFullPath(Save)) is var folder && (Directory.Exists(Save) || !Directory.Exists(folder)))
            throw new UsageException(Directory.Exists(Save) ? $"--save takes a file, but {Save} is a folder." : $"--save needs the folder {folder}, which does not exist.");
    }

    private static string OneOf(string option, string value, IEnumerable<string> names) =>
        names.Contains(value) ? value : throw new UsageException($"{option} takes one of {string.Join(", ", names)}, but got {value}.");

    private static T Number<T>(string option, string value, string what, Func<T, bool> isAllowed) where T : INumber<T> =>
        T.TryParse(value, CultureInfo.InvariantCulture, out T? number) && isAllowed(number) ? number : throw new UsageException($"{option} takes {what}, but got {value}.");
}

/// <summary>The command line cannot be understood; the message says why.</summary>
internal sealed class UsageException(string message) : Exception(message);
