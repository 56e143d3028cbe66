namespace NetCompiler.Benchmarks;

[Network]
[Input(600)]
[Embedding(5000, 32)]
[Lstm(100, ForgetBias = 0)]
[Dense(1)]
[SigmoidBinaryCrossEntropy]
public sealed partial class W5
{
    internal static Workload Workload { get; } = new(
        "W5", "embedding 5000×32, LSTM of 100 over 600 steps, sigmoid cross-entropy, Adam", () => new W5(seed: 1), () => new Adam(1e-3f), Examples.Words(600, vocabulary: 5000))
    {
        Batches = 2,
        Training = [64],
        Prediction = [64],

        // No product takes the table; the two weights of the LSTM are used at every step.
        Uses = [0, 600, 600],
    };
}
