namespace NetCompiler.Benchmarks;

[Network]
[Input(100)]
[Embedding(65, 64)]
[Gru(256, ReturnSequences = true)]
[Dense(65)]
[SoftmaxCrossEntropy]
public sealed partial class W6
{
    internal static Workload Workload { get; } = new(
        "W6", "embedding 65×64, GRU of 256 over 100 steps, softmax cross-entropy over 65 at each, Adam", () => new W6(seed: 1), () => new Adam(1e-3f), Examples.NextTokens(100, vocabulary: 65))
    {
        Batches = 2,
        Training = [32],
        Prediction = [32],

        // No product takes the table; everything else is used at every step.
        Uses = [0, 100, 100, 100],
    };
}
