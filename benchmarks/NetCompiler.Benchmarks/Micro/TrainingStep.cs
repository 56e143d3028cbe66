using System.Collections.Generic;
using System.Linq;
using BenchmarkDotNet.Attributes;

namespace NetCompiler.Benchmarks;

/// <summary>
/// One whole training step of each workload: of a call of <c>Fit</c>, which allocates its history once for all its steps, and in a loop of one's own.
/// </summary>
[MemoryDiagnoser]
public class TrainingStep
{
    private const int Steps = 16;

    private Network _network = null!;
    private Optimizer _optimizer = null!;
    private Dataset _data = null!, _batch = null!;
    private TrainingOptions _options = null!;

    [ParamsSource(nameof(Cases))]
    public string Case { get; set; } = "";

    [Params(1, 2)]
    public int Threads { get; set; }

    public static IEnumerable<string> Cases => Training.Keys;

    private static Dictionary<string, Case> Training { get; } =
        Workload.All.SelectMany(workload => workload.Cases).Where(@case => @case.Kind is CaseKind.Train).ToDictionary(@case => $"{@case.Workload.Name} batch={@case.Batch}");

    [GlobalSetup]
    public void Setup()
    {
        Case @case = Training[Case];
        _network = @case.Workload.Network();
        _network.Threads = Threads;
        _optimizer = @case.Workload.Optimizer();
        _data = @case.Draw().Dataset;
        _batch = _data.Take(@case.Batch);
        _options = new() { Epochs = Steps / @case.Workload.Batches, BatchSize = @case.Batch, Optimizer = _optimizer };
    }

    [Benchmark(OperationsPerInvoke = Steps)]
    public History Fit() => _network.Fit(_data, _options);

    [Benchmark]
    public float OwnLoop()
    {
        float loss = _network.Gradients(_batch);
        _optimizer.Step(_network);
        return loss;
    }
}
