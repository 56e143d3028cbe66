namespace NetCompiler.Tests.Generated;

/// <summary>The network that <c>HandWrittenMlp</c> was written for, left to the compiler.</summary>
[Network]
[Input(784, Name = "pixels")]
[Dense(512, Name = "hidden1"), Relu]
[Dense(128, Name = "hidden2"), Relu]
[Dense(10, Name = "logits")]
[SoftmaxCrossEntropy]
public sealed partial class ReluMlp;

/// <summary>Layers called as generated code calls what is its own.</summary>
[GenerateGradientTests]
[Network]
[Input(3, Name = "pass")]
[Dense(4, Name = "Size"), Tanh(Name = "Memo"), BatchNorm(Name = "Running")]
[Dense(5, Name = "Rows"), Relu(Name = "Theta"), LayerNorm(Name = "Gradient")]
[Dense(2, Name = "Loss")]
[MeanSquaredError]
public sealed partial class Namesakes;

/// <summary>The same under names of its own.</summary>
[Network]
[Input(3)]
[Dense(4), Tanh, BatchNorm]
[Dense(5), Relu, LayerNorm]
[Dense(2)]
[MeanSquaredError]
public sealed partial class Nameless;

/// <summary>Barriers, running statistics and random masks in one network.</summary>
[GenerateGradientTests]
[Network]
[Input(784)]
[Dense(96), BatchNorm, Relu, Dropout(0.2)]
[Dense(40), LayerNorm, Gelu]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class EverythingMlp;

/// <summary>Sigmoid units.</summary>
[Network]
[Input(784)]
[Dense(512), Sigmoid]
[Dense(128), Sigmoid]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class SigmoidMlp;

/// <summary>Batch norm before each activation.</summary>
[Network]
[Input(784)]
[Dense(512), BatchNorm, Relu]
[Dense(128), BatchNorm, Relu]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class BatchNormMlp;

/// <summary>Dropout after each activation.</summary>
[Network]
[Input(784)]
[Dense(512), Relu, Dropout(0.2)]
[Dense(128), Relu, Dropout(0.2)]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class DropoutMlp;

/// <summary>Finite numbers with infinite squares, and roots whose slope at 0 is infinite.</summary>
[Network, MeanSquaredError]
public sealed partial class Anomalous
{
    private static Tensor Forward([Shape(1)] Tensor x)
    {
        Tensor hidden = x.Dense(1, bias: false);
        Tensor root = hidden.Square().Sqrt();
        return root;
    }
}

/// <summary>A neuron that says yes or no.</summary>
[GenerateGradientTests]
[Network]
[Input(2)]
[Dense(1)]
[SigmoidBinaryCrossEntropy]
public sealed partial class Neuron;

/// <summary>A weighted sum, without a bias.</summary>
[Network]
[Input(2)]
[Dense(1, Bias = false)]
[MeanSquaredError]
public sealed partial class LinearUnit;
