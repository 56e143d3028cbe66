namespace NetCompiler.Gpu.Tests.OnlyStandIn;

/// <summary>Products large enough for a library, with a bias and an activation behind them, with a bias alone, and with nothing.</summary>
[Network]
[Input(150)]
[Dense(200), Relu]
[Dense(129)]
[Dense(131, Bias = false)]
[Dense(10)]
[SoftmaxCrossEntropy]
public sealed partial class Wide;

/// <summary>The same of each step of a sequence, and of parts of the columns of one.</summary>
[Network, SoftmaxCrossEntropy]
public sealed partial class WideSteps
{
    private static Tensor Forward([Shape(3, 140)] Tensor steps)
    {
        Tensor x = steps.Dense(272).Tanh();
        Tensor first = x.Slice(0, 130, axis: 1).Dense(128).Tanh(), second = x.Slice(130, 142, axis: 1).Dense(128);
        return (first * second).Mean(axis: 0).Dense(4);
    }
}
