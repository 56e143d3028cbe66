using System.Linq;
using BenchmarkDotNet.Attributes;

namespace NetCompiler.Benchmarks;

/// <summary>One image through 784-512-128-10: compiled, and as plain loops.</summary>
[MemoryDiagnoser]
public class MlpPrediction
{
    private readonly DigitMlp _compiled = new(seed: 1);
    private readonly LoopMlp _loops = new(1, 1, 784, 512, 128, 10);
    private readonly float[] _image = [.. DrawnDigits.Stream(seed: 1).First().Pixels.ToArray().Select(pixel => pixel / 255f)];
    private readonly float[] _probabilities = new float[10];

    [Benchmark(Baseline = true)]
    public float[] Loops()
    {
        _loops.Predict(_image, 1);
        return _loops.Output;
    }

    [Benchmark]
    public float[] Compiled()
    {
        _compiled.Predict(_image, _probabilities);
        return _probabilities;
    }
}
