namespace NetCompiler.Benchmarks;

[Network, MeanSquaredError]
public sealed partial class W8
{
    internal static Workload Workload { get; } = new(
        "W8", "transformer's encoder layer of 128 features, 4 heads, 512 hidden, over 128 steps, squared error, Adam", () => new W8(seed: 1), () => new Adam(1e-4f), Examples.Measured(128 * 128, 128 * 128))
    {
        Image = [128, 128],
        Batches = 2,
        Training = [16],
        Prediction = [16, 1],

        // All four matrices at every step.
        Uses = [128, 128, 128, 128],
    };

    private static Tensor Forward([Shape(128, 128)] Tensor x) => x.TransformerEncoderLayer(heads: 4, hidden: 512, dropout: 0);
}
