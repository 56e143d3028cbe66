namespace NetCompiler.Benchmarks;

/// <summary>Wide: four large products each way, whose weights fit no cache.</summary>
[Network]
[Input(2048)]
[Dense(2048), Relu]
[Dense(2048), Relu]
[Dense(2048), Relu]
[Dense(2048)]
[MeanSquaredError]
public sealed partial class Wide
{
    internal static Workload Workload { get; } = new(
        "Wide", "MLP of 4 layers of 2048, ReLU, squared error, Adam", () => new Wide(seed: 1), () => new Adam(1e-4f), Examples.Measured(2048, outputs: 2048))
    {
        Batches = 2,
        Training = [256],
    };
}
