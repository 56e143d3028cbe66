using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;

namespace NetCompiler.Benchmarks;

/// <summary>
/// Our side of a comparison, in a process of its own. <c>torch_peer.py</c> measures PyTorch by the same rules: warm up for <see cref="WarmUp"/> seconds; a sample is the
/// mean step of as many passes over all batches as take <see cref="Sample"/> seconds; as many samples as the given time holds, and at least <see cref="FewestSamples"/>.
/// </summary>
/// <remarks>
/// A training step is a whole step of <see cref="Network.Fit(Dataset, TrainingOptions, System.Threading.CancellationToken)"/> with its default options, the gathering of
/// shuffled examples included, by <see cref="EpochResult.Duration"/>. A prediction is a call of <see cref="Network.Predict(ReadOnlySpan{float}, Span{float})"/>.
/// </remarks>
internal static class Ours
{
    private const double WarmUp = 0.7;
    private const double Sample = 2e-3;
    private const int FewestSamples = 3;

    /// <summary>Arguments: workload, train or predict, batch size, threads, seconds. Prints a <see cref="Measurement"/>.</summary>
    public static int Run(string[] args)
    {
        var @case = new Case(Workload.Named(args[0]), Enum.Parse<CaseKind>(args[1], ignoreCase: true), int.Parse(args[2], CultureInfo.InvariantCulture));
        Console.WriteLine(Measure(@case, int.Parse(args[3], CultureInfo.InvariantCulture), double.Parse(args[4], CultureInfo.InvariantCulture)).ToJson());
        return 0;
    }

    /// <summary>Measures in this process.</summary>
    public static Measurement Measure(Case @case, int threads, double seconds)
    {
        Network network = @case.Workload.Network();
        network.Threads = threads;
        return @case.Kind is CaseKind.Train ? Train(@case, network, seconds) : Predict(@case, network, seconds);
    }

    private static Measurement Train(Case @case, Network network, double seconds)
    {
        Dataset data = @case.Draw().Dataset;
        Optimizer optimizer = @case.Workload.Optimizer();
        TrainingOptions Options(int epochs) => new() { Epochs = epochs, BatchSize = @case.Batch, Optimizer = optimizer, Shuffle = !@case.Workload.GoesOn };

        double pass = 0;
        WarmedUp(() => pass = network.Fit(data, Options(1)).Last!.Duration.TotalSeconds);
        int group = Group(pass);
        History history = network.Fit(data, Options(group * Math.Max(FewestSamples, (int)(seconds / (group * pass)))));

        IEnumerable<double> samples = history.Epochs.Chunk(group).Select(epochs => epochs.Sum(epoch => epoch.Duration.TotalSeconds));
        return Measured(samples, group * @case.Workload.Batches, StepBytes(network, data, Options(1)));
    }

    private static Measurement Predict(Case @case, Network network, double seconds)
    {
        float[] inputs = @case.Draw().Inputs;
        int batches = @case.Workload.Batches, size = inputs.Length / batches;
        float[] outputs = network.Predict(inputs.AsSpan(0, size));
        Action pass = () =>
        {
            for (int batch = 0; batch < batches; batch++)
                network.Predict(inputs.AsSpan(batch * size, size), outputs);
        };

        int group = Group(WarmedUp(pass));
        var samples = new List<double>();
        for (long start = Stopwatch.GetTimestamp(); samples.Count < FewestSamples || Stopwatch.GetElapsedTime(start).TotalSeconds < seconds;)
            samples.Add(Timed(pass, group));

        long before = GC.GetTotalAllocatedBytes(precise: true);
        Timed(pass, group);
        return Measured(samples, group * batches, (double)(GC.GetTotalAllocatedBytes(precise: true) - before) / (group * batches));
    }

    /// <returns>The mean time of a pass.</returns>
    private static double WarmedUp(Action pass)
    {
        int passes = 0;
        long start = Stopwatch.GetTimestamp();
        for (; passes < 2 || Stopwatch.GetElapsedTime(start).TotalSeconds < WarmUp; passes++)
            pass();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / passes;
    }

    private static int Group(double pass) => Math.Max(1, (int)Math.Ceiling(Sample / pass));

    private static double Timed(Action pass, int count)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < count; i++)
            pass();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>What is allocated from the end of an epoch's first step to the end of its last, per step.</summary>
    private static double StepBytes(Network network, Dataset data, TrainingOptions options)
    {
        long first = -1, last = 0;
        int steps = -1;
        network.Fit(data, options with
        {
            Progress = _ =>
            {
                last = GC.GetTotalAllocatedBytes(precise: true);
                first = first < 0 ? last : first;
                steps++;
            },
        });
        return (double)(last - first) / steps;
    }

    private static Measurement Measured(IEnumerable<double> samples, int steps, double bytes)
    {
        double[] sorted = [.. samples.Select(seconds => seconds * 1e3 / steps).Order()];
        using var process = Process.GetCurrentProcess();
        return new Measurement(sorted[0], sorted[sorted.Length / 2], sorted.Length, process.PeakWorkingSet64 / (double)(1 << 20), bytes);
    }
}
