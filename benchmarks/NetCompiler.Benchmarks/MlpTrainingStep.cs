using System;
using System.Linq;
using BenchmarkDotNet.Attributes;

namespace NetCompiler.Benchmarks;

/// <summary>One whole training step (gather, forward, backward, Adam) of 784-512-128-10: compiled on one and on two threads, and as plain loops.</summary>
[MemoryDiagnoser]
public class MlpTrainingStep
{
    private readonly Adam _adam = new();
    private DigitMlp _compiled = null!;
    private LoopMlp _loops = null!;
    private Dataset _batch = null!;
    private float[] _pixels = [];
    private int[] _labels = [];

    [Params(32, 128)]
    public int BatchSize { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        DrawnDigit[] digits = [.. DrawnDigits.Stream(seed: 1).Take(BatchSize)];
        _pixels = [.. digits.SelectMany(digit => digit.Pixels.ToArray().Select(pixel => pixel / 255f))];
        _labels = [.. digits.Select(digit => digit.Label)];
        _batch = Dataset.From(_pixels, _labels);
        _compiled = new DigitMlp(seed: 1);
        _loops = new LoopMlp(1, BatchSize, 784, 512, 128, 10);
    }

    [Benchmark(Baseline = true)]
    public float Loops() => _loops.Step(_pixels, _labels);

    [Benchmark]
    public float OneThread() => Step(1);

    [Benchmark]
    public float AllThreads() => Step(Environment.ProcessorCount);

    private float Step(int threads)
    {
        _compiled.Threads = threads;
        float loss = _compiled.Gradients(_batch);
        _adam.Step(_compiled);
        return loss;
    }
}
