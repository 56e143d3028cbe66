namespace NetCompiler.Benchmarks;

[Network]
[Input(784)]
[Dense(512), Relu]
[Dense(128), Relu]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class W1
{
    internal static Workload Workload { get; } = new(
        "W1", "MLP 784-512-128-10, ReLU, softmax cross-entropy, Adam", () => new W1(seed: 1), () => new Adam(1e-4f), Examples.Classified(784, classes: 10))
    {
        Batches = 8,
        Training = [128, 32],
        Prediction = [128, 32, 1],
    };
}
