namespace NetCompiler.Gpu.Tests;

/// <summary>The MLP of workload W1.</summary>
[Network]
[Input(784)]
[Dense(512), Relu]
[Dense(128), Relu]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class Mlp;

/// <summary>Products of every tile, with what may follow them; dropout; probabilities over rows that need a group.</summary>
[Network]
[Input(130)]
[Dense(129), Tanh]
[Dropout(0.2)]
[Dense(70), Gelu]
[Dense(40)]
[SoftmaxCrossEntropy]
public sealed partial class Tiles;

/// <summary>Products of every tile, of which factors are read four elements at a time; sums that threads share.</summary>
[Network]
[Input(132)]
[Dense(136), Tanh]
[Dense(72), Gelu]
[Dense(44), Tanh]
[Dense(2)]
[MeanSquaredError]
public sealed partial class Quads;

/// <summary>Products of matrices of each example with one column or one row: scores of many keys for one query, and of many values the sum that they weigh.</summary>
[Network, MeanSquaredError]
public sealed partial class Matched
{
    private static Tensor Forward([Shape(36)] Tensor query, [Shape(40, 36)] Tensor keys, [Shape(40, 36)] Tensor values)
    {
        Tensor scores = keys.MatMul(query.Dense(36).Reshape(36, 1));
        return scores.Flatten().Softmax().Reshape(1, 40).MatMul(values).Flatten().Dense(3);
    }
}

/// <summary>The rows of a normalisation and of a regression.</summary>
[Network]
[Input(24)]
[Dense(48), BatchNorm, Relu]
[Dense(48), LayerNorm, Sigmoid]
[Dense(3)]
[MeanSquaredError]
public sealed partial class Norms;

/// <summary>LeNet-5 as in workload W2.</summary>
[Network]
[Input(1, 28, 28)]
[Conv2D(6, 5, Padding = 2), Relu, MaxPool2D(2)]
[Conv2D(16, 5), Relu, MaxPool2D(2)]
[Flatten]
[Dense(120), Relu]
[Dense(84), Relu]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class LeNet5;

/// <summary>ResNet-20 for images of 8×8, so that a step is short on the CPU too: the layers are those of CIFAR-10's.</summary>
[Network, SoftmaxCrossEntropy]
public sealed partial class ResNet20
{
    private static Tensor Forward([Shape(3, 8, 8)] Tensor image)
    {
        Tensor x = Convolution(image, 16, kernel: 3).Relu();

        foreach (int filters in new[] { 16, 32, 64 })
        {
            for (int block = 0; block < 3; block++)
                x = Residual(x, filters, widens: filters > 16 && block == 0);
        }

        return x.GlobalAveragePool2D().Dense(10, initializer: WeightInitializer.HeNormal);
    }

    private static Tensor Residual(Tensor x, int filters, bool widens)
    {
        int stride = widens ? 2 : 1;
        Tensor h = Convolution(Convolution(x, filters, kernel: 3, stride).Relu(), filters, kernel: 3);
        return (h + (widens ? Convolution(x, filters, kernel: 1, stride) : x)).Relu();
    }

    private static Tensor Convolution(Tensor x, int filters, int kernel, int stride = 1) =>
        x.Conv2D(filters, kernel, stride, padding: kernel / 2, bias: false, initializer: WeightInitializer.HeNormal).BatchNorm();
}

/// <summary>Two blocks of GoogLeNet, each with four branches side by side, the larger ones behind 1×1 convolutions; maxima over windows that overlap.</summary>
[Network, SoftmaxCrossEntropy]
public sealed partial class Inception
{
    private static Tensor Forward([Shape(3, 8, 8)] Tensor image)
    {
        Tensor x = Convolution(image, 8, kernel: 3).MaxPool2D(3, stride: 2, ceiling: true);
        x = Block(x, 4, 4, 6, 3, 4, 3);
        x = Block(x.MaxPool2D(2), 6, 4, 8, 3, 4, 4);
        return x.GlobalAveragePool2D().Dropout(0.2).Dense(7);
    }

    private static Tensor Block(Tensor x, int ones, int threesReduced, int threes, int fivesReduced, int fives, int pooled) => Tensor.Concat(
        Convolution(x, ones, kernel: 1),
        Convolution(Convolution(x, threesReduced, kernel: 1), threes, kernel: 3),
        Convolution(Convolution(x, fivesReduced, kernel: 1), fives, kernel: 5),
        Convolution(x.MaxPool2D(3, stride: 1, padding: 1), pooled, kernel: 1));

    private static Tensor Convolution(Tensor x, int filters, int kernel) => x.Conv2D(filters, kernel, padding: kernel / 2, bias: false).BatchNorm(epsilon: 0.001).Relu();
}

/// <summary>A network of which not all has kernels: queries and keys of so many features that no group of threads can hold a tile of them.</summary>
[Network, SoftmaxCrossEntropy]
public sealed partial class Attending
{
    private static Tensor Forward([Shape(2, 4096)] Tensor words) => words.Attention(words, words).Flatten().Dense(3);
}

/// <summary>A network whose state goes on from batch to batch.</summary>
[Network]
[Input(4, 2)]
[Lstm(3, Stateful = true)]
[Dense(1)]
[MeanSquaredError]
public sealed partial class Remembering;
