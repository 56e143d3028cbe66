namespace NetCompiler.Benchmarks;

/// <summary>Deep and narrow: many small products, one after the other.</summary>
[Network, MeanSquaredError]
public sealed partial class Deep
{
    internal static Workload Workload { get; } = new(
        "Deep", "MLP of 20 layers of 64, ReLU, squared error, Adam", () => new Deep(seed: 1), () => new Adam(1e-4f), Examples.Measured(64, outputs: 64))
    {
        Batches = 16,
        Training = [16],
    };

    private static Tensor Forward([Shape(64)] Tensor x)
    {
        for (int layer = 1; layer < 20; layer++)
            x = x.Dense(64).Relu();
        return x.Dense(64);
    }
}
