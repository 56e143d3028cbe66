using System.Collections.Generic;
using System.Linq;
using BenchmarkDotNet.Attributes;

namespace NetCompiler.Benchmarks;

/// <summary>A prediction of a batch of each workload.</summary>
[MemoryDiagnoser]
public class Prediction
{
    private Network _network = null!;
    private float[] _inputs = [], _outputs = [];

    [ParamsSource(nameof(Cases))]
    public string Case { get; set; } = "";

    [Params(1, 2)]
    public int Threads { get; set; }

    public static IEnumerable<string> Cases => Predicting.Keys;

    private static Dictionary<string, Case> Predicting { get; } =
        Workload.All.SelectMany(workload => workload.Cases).Where(@case => @case.Kind is CaseKind.Predict).ToDictionary(@case => $"{@case.Workload.Name} batch={@case.Batch}");

    [GlobalSetup]
    public void Setup()
    {
        Case @case = Predicting[Case];
        _network = @case.Workload.Network();
        _network.Threads = Threads;
        _inputs = [.. @case.Draw().Inputs.Chunk(@case.Draw().Inputs.Length / @case.Workload.Batches).First()];
        _outputs = _network.Predict(_inputs);
    }

    [Benchmark]
    public float[] Predict()
    {
        _network.Predict(_inputs, _outputs);
        return _outputs;
    }
}
