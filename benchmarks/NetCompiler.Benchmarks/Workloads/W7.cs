namespace NetCompiler.Benchmarks;

[Network]
[Input(784)]
[Dense(128), Relu]
[Dense(32), Relu]
[Dense(128), Relu]
[Dense(784)]
[MeanSquaredError]
public sealed partial class W7
{
    internal static Workload Workload { get; } = new(
        "W7", "autoencoder 784-128-32-128-784, ReLU, squared error, Adam", () => new W7(seed: 1), () => new Adam(1e-4f), Examples.Reconstructed(784))
    {
        Batches = 8,
        Training = [128],
        Prediction = [128, 1],
    };
}
