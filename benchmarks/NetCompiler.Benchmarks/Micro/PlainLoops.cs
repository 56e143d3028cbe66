using BenchmarkDotNet.Attributes;

namespace NetCompiler.Benchmarks;

/// <summary>W1 compiled, and as a careful programmer writes it in an afternoon, both on one thread.</summary>
[MemoryDiagnoser]
public class PlainLoops
{
    private readonly W1 _compiled = new(seed: 1) { Threads = 1 };
    private readonly Adam _adam = new(1e-4f);
    private LoopMlp _loops = null!;
    private Examples _examples = null!;
    private Dataset _batch = null!;

    [Params(32, 128)]
    public int BatchSize { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _examples = W1.Workload.Draw(BatchSize);
        _batch = _examples.Dataset;
        _loops = new LoopMlp(1, BatchSize, 784, 512, 128, 10);
    }

    [Benchmark(Baseline = true)]
    public float Loops() => _loops.Step(_examples.Inputs, _examples.Labels);

    [Benchmark]
    public float Compiled()
    {
        float loss = _compiled.Gradients(_batch);
        _adam.Step(_compiled);
        return loss;
    }
}
