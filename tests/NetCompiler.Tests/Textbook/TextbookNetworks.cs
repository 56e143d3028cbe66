using System;

namespace NetCompiler.Tests.Textbook;

[Network, Input(3), Dense(1), Tanh]
public sealed partial class TanhUnit;

/// <summary>g = (x + y)·z of three weights.</summary>
[Network, MeanAbsoluteError]
public sealed partial class SumTimes
{
    private static Tensor Forward([Shape(1)] Tensor one, [Shape(1)] Tensor again)
    {
        Tensor x = one.Dense(1, bias: false);
        Tensor y = again.Dense(1, bias: false);
        Tensor z = one.Dense(1, bias: false);
        return (x + y) * z;
    }
}

[Network, Input(2), Dense(1, Bias = false), MeanSquaredError(Reduction = Reduction.HalfSum)]
public sealed partial class Linear2;

[Network, Input(1), Dense(1, Bias = false), Sigmoid, MeanAbsoluteError]
public sealed partial class SigmoidOfWeight;

[Network, Input(1), Dense(1, Bias = false), Softplus, MeanAbsoluteError]
public sealed partial class SoftplusOfWeight;

[Network, Input(1), Dense(1, Bias = false), LeakyRelu, MeanAbsoluteError]
public sealed partial class LeakyOfWeight;

[Network, Input(1), Dense(1, Bias = false), Huber]
public sealed partial class HuberOfWeight;

[Network, Input(1), Dense(1, Bias = false), Hinge]
public sealed partial class HingeOfWeight;

[Network, Input(1), Dense(3, Bias = false), SoftmaxCrossEntropy]
public sealed partial class ThreeClasses;

[Network, Input(784), Dense(10), SoftmaxCrossEntropy]
public sealed partial class SoftmaxRegression;

/// <summary>2·sin(x²) + √(5·x) of a weight.</summary>
[Network, MeanAbsoluteError]
public sealed partial class TwiceSinePlusRoot
{
    private static Tensor Forward([Shape(1)] Tensor one)
    {
        Tensor x = one.Dense(1, bias: false);
        return 2 * x.Square().Sin() + (5 * x).Sqrt();
    }
}

/// <summary>cos(3π·x)/x</summary>
[Network]
public sealed partial class CosineOver
{
    private static Tensor Forward([Shape(1)] Tensor x) => (3 * Math.PI * x).Cos() / x;
}

[Network, Input(3), Dense(1), SigmoidBinaryCrossEntropy]
public sealed partial class LogisticNeuron;

[Network, Input(2), Dense(1), SigmoidBinaryCrossEntropy]
public sealed partial class LogisticUnit2;

[Network, Input(2), Dense(2), Tanh, Dense(1), SigmoidBinaryCrossEntropy]
public sealed partial class TwoHidden;

[Network, Input(1), Dense(2), Sigmoid, Dense(1), MeanSquaredError(Reduction = Reduction.HalfSum)]
public sealed partial class TwoSigmoidUnits;
