namespace NetCompiler.Benchmarks.Functions;

// For each function the built-in one, or built-in operators of like cost.

[Network, MeanSquaredError]
internal sealed partial class BuiltInRelu
{
    private static Tensor Forward([Shape(512)] Tensor x) => Stack.Of(x, h => h.Relu());
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInLeakyRelu
{
    private static Tensor Forward([Shape(512)] Tensor x) => Stack.Of(x, h => h.LeakyRelu());
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInRelu6
{
    private static Tensor Forward([Shape(512)] Tensor x) => Stack.Of(x, h => h.Clamp(0, 6));
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInSquaredRelu
{
    private static Tensor Forward([Shape(512)] Tensor x) => Stack.Of(x, h => h.Relu().Square());
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInElu
{
    private static Tensor Forward([Shape(512)] Tensor x) => Stack.Of(x, h => h.Elu());
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInCelu
{
    private static Tensor Forward([Shape(512)] Tensor x) => Stack.Of(x, h => h.Elu());
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInSelu
{
    private static Tensor Forward([Shape(512)] Tensor x) => Stack.Of(x, h => h.Selu());
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInSigmoid
{
    private static Tensor Forward([Shape(512)] Tensor x) => Stack.Of(x, h => h.Sigmoid());
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInTanh
{
    private static Tensor Forward([Shape(512)] Tensor x) => Stack.Of(x, h => h.Tanh());
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInSwish
{
    private static Tensor Forward([Shape(512)] Tensor x) => Stack.Of(x, h => h.Silu());
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInSwishOfTwo
{
    private static Tensor Forward([Shape(512)] Tensor x) => Stack.Of(x, h => h.Silu());
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInSoftplus
{
    private static Tensor Forward([Shape(512)] Tensor x) => Stack.Of(x, h => h.Softplus());
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInLogSigmoid
{
    private static Tensor Forward([Shape(512)] Tensor x) => Stack.Of(x, h => -(-h).Softplus());
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInMish
{
    private static Tensor Forward([Shape(512)] Tensor x) => Stack.Of(x, h => h * h.Softplus().Tanh());
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInGelu
{
    private static Tensor Forward([Shape(512)] Tensor x) => Stack.Of(x, h => h.Gelu());
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInGeluByTanh
{
    private static Tensor Forward([Shape(512)] Tensor x) => Stack.Of(x, h => h.Gelu());
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInHardSigmoid
{
    private static Tensor Forward([Shape(512)] Tensor x) => Stack.Of(x, h => h.HardSigmoid());
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInHardSwish
{
    private static Tensor Forward([Shape(512)] Tensor x) => Stack.Of(x, h => h.HardSwish());
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInHardTanh
{
    private static Tensor Forward([Shape(512)] Tensor x) => Stack.Of(x, h => h.Clamp(-1, 1));
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInSoftshrink
{
    private static Tensor Forward([Shape(512)] Tensor x) => Stack.Of(x, h => h - h.Clamp(-0.5, 0.5));
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInTanhshrink
{
    private static Tensor Forward([Shape(512)] Tensor x) => Stack.Of(x, h => h - h.Tanh());
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInSoftsign
{
    private static Tensor Forward([Shape(512)] Tensor x) => Stack.Of(x, h => h / (h.Abs() + 1));
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInIsru
{
    private static Tensor Forward([Shape(512)] Tensor x) => Stack.Of(x, h => h / (h.Square() + 1).Sqrt());
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInBentIdentity
{
    private static Tensor Forward([Shape(512)] Tensor x) => Stack.Of(x, h => ((h.Square() + 1).Sqrt() - 1) * 0.5 + h);
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInPseudoHuber
{
    private static Tensor Forward([Shape(512)] Tensor x) => Stack.Of(x, h => (h.Square() + 1).Sqrt() - 1);
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInLogCosh
{
    private static Tensor Forward([Shape(512)] Tensor x) => Stack.Of(x, h => h.Abs() + (h.Abs() * -2).Softplus() - 0.6931472);
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInGaussian
{
    private static Tensor Forward([Shape(512)] Tensor x) => Stack.Of(x, h => (h.Square() * -1).Exp());
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInSine
{
    private static Tensor Forward([Shape(512)] Tensor x) => Stack.Of(x, h => h.Sin());
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInCosine
{
    private static Tensor Forward([Shape(512)] Tensor x) => Stack.Of(x, h => h.Cos());
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInSnake
{
    private static Tensor Forward([Shape(512)] Tensor x) => Stack.Of(x, h => h + h.Sin().Square());
}
