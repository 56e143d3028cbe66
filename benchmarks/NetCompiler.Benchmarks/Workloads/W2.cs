namespace NetCompiler.Benchmarks;

[Network]
[Input(1, 28, 28)]
[Conv2D(6, 5, Padding = 2), Relu, MaxPool2D(2)]
[Conv2D(16, 5), Relu, MaxPool2D(2)]
[Flatten]
[Dense(120), Relu]
[Dense(84), Relu]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class W2
{
    internal static Workload Workload { get; } = new(
        "W2", "LeNet-5, ReLU, softmax cross-entropy, SGD with momentum", () => new W2(seed: 1), () => new Sgd(1e-4f, momentum: .9f), Examples.Classified(784, classes: 10))
    {
        Image = [1, 28, 28],
        Batches = 8,
        Training = [64],
        Prediction = [64, 1],

        // Every weight of a convolution is used at each position of its result: 28·28, 10·10.
        Uses = [784, 100],
    };
}
