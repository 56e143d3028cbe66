using System;
using System.Collections.Generic;
using NetCompiler;

namespace Digits;

/// <summary>Two hidden layers of rectified linear units.</summary>
[Network]
[Input(784)]
[Dense(512), Relu]
[Dense(128), Relu]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class ReluMlp;

/// <summary>The classic: sigmoid units.</summary>
[Network]
[Input(784)]
[Dense(512), Sigmoid]
[Dense(128), Sigmoid]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class SigmoidMlp;

/// <summary>Every hidden layer normalised over the batch.</summary>
[Network]
[Input(784)]
[Dense(512), BatchNorm, Relu]
[Dense(128), BatchNorm, Relu]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class BatchNormMlp;

/// <summary>A fifth of the hidden units left out at every step.</summary>
[Network]
[Input(784)]
[Dense(512), Relu, Dropout(0.2)]
[Dense(128), Relu, Dropout(0.2)]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class DropoutMlp;

/// <summary>LeNet-5 (LeCun et al. 1998) as it is taught today: rectified linear units, maxima instead of means. It sees the picture, not 784 numbers.</summary>
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

/// <summary>The convolutions of <see cref="LeNet5"/> alone, with the same parameters: what they say to a digit.</summary>
[Network]
public sealed partial class LeNet5Maps
{
    private static (Tensor First, Tensor Second) Forward([Shape(1, 28, 28)] Tensor digit)
    {
        Tensor first = digit.Conv2D(6, kernel: 5, padding: 2).Relu();
        Tensor second = first.MaxPool2D(2).Conv2D(16, kernel: 5).Relu();
        return (first, second);
    }
}

/// <summary>What <c>--network</c> can name.</summary>
/// <param name="Create">Makes the network from a seed.</param>
/// <param name="RateFactor">How much larger than usual its learning rate should be.</param>
/// <param name="Fades">Whether its learning rate falls to 0 along a cosine, and its digits are moved by up to two pixels: it would learn the training digits by heart otherwise.</param>
internal sealed record Choice(Func<ulong, Network> Create, float RateFactor = 1f, bool Fades = false)
{
    public static readonly IReadOnlyDictionary<string, Choice> ByName = new Dictionary<string, Choice>
    {
        ["relu"] = new(seed => new ReluMlp(seed)),
        ["sigmoid"] = new(seed => new SigmoidMlp(seed), RateFactor: 3f),    // a sigmoid's slope is at most ¼: it learns more slowly
        ["batchnorm"] = new(seed => new BatchNormMlp(seed)),
        ["dropout"] = new(seed => new DropoutMlp(seed)),
        ["lenet5"] = new(seed => new LeNet5(seed), RateFactor: 3f, Fades: true),
    };
}
