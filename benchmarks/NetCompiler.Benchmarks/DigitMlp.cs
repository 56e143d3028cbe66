namespace NetCompiler.Benchmarks;

/// <summary>The network of the benchmarks, compiled.</summary>
[Network]
[Input(784)]
[Dense(512), Relu]
[Dense(128), Relu]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class DigitMlp;
