namespace NetCompiler.Benchmarks;

[Network]
[Input(2)]
[Dense(16), Tanh]
[Dense(16), Tanh]
[Dense(1)]
[MeanSquaredError]
public sealed partial class W10
{
    internal static Workload Workload { get; } = new(
        "W10", "MLP 2-16-16-1, tanh, squared error, SGD", () => new W10(seed: 1), () => new Sgd(1e-2f), Examples.Measured(2, outputs: 1))
    {
        Batches = 16,
        Training = [32],
        Prediction = [32, 1],
    };
}
