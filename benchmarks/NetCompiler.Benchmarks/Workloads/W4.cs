namespace NetCompiler.Benchmarks;

[Network, SoftmaxCrossEntropy]
public sealed partial class W4
{
    internal static Workload Workload { get; } = new(
        "W4", "ResNet-20 on 3×32×32, softmax cross-entropy, SGD with momentum", () => new W4(seed: 1), () => new Sgd(1e-3f, momentum: .9f), Examples.Classified(3072, classes: 10))
    {
        Image = [3, 32, 32],
        Batches = 4,
        LossTolerance = 2e-4,
        Training = [32],
        Prediction = [32, 1],
        Uses = [1024, .. Three(1024, 2), .. Widening(256), .. Three(256, 2)[..4], .. Widening(64), .. Three(64, 2)[..4]],
    };

    private static int[] Three(int positions, int layers) => [.. System.Linq.Enumerable.Repeat(positions, 3 * layers)];

    /// <summary>The first block of a width has a convolution on its shortcut, too.</summary>
    private static int[] Widening(int positions) => [positions, positions, positions];

    private static Tensor Forward([Shape(3, 32, 32)] Tensor image)
    {
        Tensor x = image.Conv2D(16, kernel: 3, padding: 1, bias: false).BatchNorm().Relu();

        foreach (int filters in new[] { 16, 32, 64 })
        {
            for (int block = 0; block < 3; block++)
                x = Residual(x, filters, widens: filters > 16 && block == 0);
        }

        return x.GlobalAveragePool2D().Dense(10);
    }

    private static Tensor Residual(Tensor x, int filters, bool widens)
    {
        int stride = widens ? 2 : 1;
        Tensor h = x.Conv2D(filters, kernel: 3, stride: stride, padding: 1, bias: false).BatchNorm().Relu();
        h = h.Conv2D(filters, kernel: 3, padding: 1, bias: false).BatchNorm();
        Tensor shortcut = widens ? x.Conv2D(filters, kernel: 1, stride: 2, bias: false).BatchNorm() : x;
        return (h + shortcut).Relu();
    }
}
