namespace NetCompiler.Benchmarks;

[Network, SoftmaxCrossEntropy]
public sealed partial class W3
{
    internal static Workload Workload { get; } = new(
        "W3", "small VGG with batch norm on 3×32×32, softmax cross-entropy, Adam", () => new W3(seed: 1), () => new Adam(1e-4f), Examples.Classified(3072, classes: 10))
    {
        Image = [3, 32, 32],
        Batches = 4,
        LossTolerance = 2e-4,
        Training = [32],
        Prediction = [32],
        Uses = [1024, 1024, 256, 256],
    };

    private static Tensor Forward([Shape(3, 32, 32)] Tensor image)
    {
        Tensor x = image;

        foreach (int filters in new[] { 64, 128 })
        {
            for (int i = 0; i < 2; i++)
                x = x.Conv2D(filters, kernel: 3, padding: 1, bias: false).BatchNorm().Relu();

            x = x.MaxPool2D(2);
        }

        return x.Flatten().Dense(256).Relu().Dense(10);
    }
}
