using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetCompiler.Benchmarks;

/// <summary>What the command line of <c>peers</c> asks for.</summary>
internal sealed record PeersOptions
{
    public const string Help = """
        peers [WORKLOAD ...] [options]

        Times every workload here and in PyTorch, alternately, each in a process of its own, after checking that both compute the same.

          WORKLOAD           W1, W2, W3, W4, W5, W6, W7, W8, W10, Deep, Wide; all by default
          --threads N,N      with how many threads; 1 and 2 by default
          --rounds N         how often both sides run in turn (default: 4)
          --batch N,N        only cases with these batch sizes
          --only KIND        train or predict
          --seconds X        how long each process measures (default: 0.5)
          --python PATH      an interpreter that has PyTorch
          --losses FILE      only check, and write PyTorch's losses there
          --output DIR       where peers.json and peers.md go (default: BenchmarkDotNet.Artifacts)
          --help             this text
        """;

    public IReadOnlyList<Workload> Workloads { get; private set; } = [];

    public IReadOnlyList<int> Threads { get; private set; } = [1, 2];

    public int Rounds { get; private set; } = 4;

    public IReadOnlyList<int> Batches { get; private set; } = [];

    public CaseKind? Only { get; private set; }

    public double Seconds { get; private set; } = 0.5;

    public string? Python { get; private set; }

    /// <summary>Where to write the losses of the check, instead of timing anything.</summary>
    public string? Losses { get; private set; }

    public string Output { get; private set; } = "BenchmarkDotNet.Artifacts";

    public bool WantsHelp { get; private set; }

    /// <summary>What to time; never nothing.</summary>
    public IReadOnlyList<Case> Cases { get; private set; } = [];

    /// <exception cref="UsageException">An argument is unknown, its value is missing or wrong, or no case is left.</exception>
    public static PeersOptions Parse(string[] args)
    {
        var options = new PeersOptions();
        for (int i = 0; i < args.Length; i++)
            options.Set(args[i], () => ++i < args.Length ? args[i] : throw new UsageException($"{args[^1]} needs a value."));

        if (options.Workloads is [])
            options.Workloads = Workload.All;
        Case[] cases = [.. options.Workloads.SelectMany(workload => workload.Cases).Where(@case => options.Only is null || @case.Kind == options.Only)];
        options.Cases = [.. cases.Where(@case => options.Batches is [] || options.Batches.Contains(@case.Batch))];
        return options.Cases is not [] ? options : throw new UsageException(
            $"No case has a batch size of {string.Join(" or ", options.Batches)}, only {(cases is [] ? "none at all" : string.Join(", ", cases.Select(@case => @case.ToString())))}.");
    }

    private void Set(string argument, Func<string> value)
    {
        switch (argument)
        {
            case "--threads": Threads = Numbers(argument, value()); break;
            case "--rounds": Rounds = Number<int>(argument, value()); break;
            case "--batch": Batches = Numbers(argument, value()); break;
            case "--only": Only = Kind(value()); break;
            case "--seconds": Seconds = Number<double>(argument, value()); break;
            case "--python": Python = value(); break;
            case "--losses": Losses = value(); break;
            case "--output": Output = value(); break;
            case "--help" or "-h" or "-?": WantsHelp = true; break;
            case ['-', ..]: throw new UsageException($"There is no option {argument}, only --threads, --rounds, --batch, --only, --seconds, --python, --losses and --output.");
            default: Workloads = [.. Workloads, Workload.Named(argument)]; break;
        }
    }

    private static CaseKind Kind(string value) => value switch
    {
        "train" => CaseKind.Train,
        "predict" => CaseKind.Predict,
        _ => throw new UsageException($"--only takes train or predict, but got {value}."),
    };

    private static int[] Numbers(string option, string value) => [.. value.Split(',').Select(part => Number<int>(option, part))];

    private static T Number<T>(string option, string value) where T : System.Numerics.INumber<T> =>
        T.TryParse(value, CultureInfo.InvariantCulture, out T? number) && T.IsPositive(number) && !T.IsZero(number) && T.IsRealNumber(number) && T.IsFinite(number)
            ? number
            : throw new UsageException($"{option} takes {(typeof(T) == typeof(int) ? "whole numbers from 1" : "a positive number")}, but got {value}.");
}
