namespace NetCompiler.Benchmarks.Functions;

// For each function the built-in one, or built-in operators of like cost.

[Network, MeanSquaredError]
internal sealed partial class BuiltInRelu
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Relu();
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInLeakyRelu
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().LeakyRelu();
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInRelu6
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Clamp(0, 6);
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInSquaredRelu
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Relu().Square();
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInElu
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Elu();
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInCelu
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Elu();
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInSelu
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Selu();
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInSigmoid
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Sigmoid();
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInTanh
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Tanh();
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInSwish
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Silu();
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInSwishOfTwo
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Silu();
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInSoftplus
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Softplus();
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInLogSigmoid
{
    private static Tensor Forward([Shape(512)] Tensor x)
    {
        Tensor h = x.LayerNorm();
        return -(-h).Softplus();
    }
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInMish
{
    private static Tensor Forward([Shape(512)] Tensor x)
    {
        Tensor h = x.LayerNorm();
        return h * h.Softplus().Tanh();
    }
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInGelu
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Gelu();
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInGeluByTanh
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Gelu(GeluApproximation.Tanh);
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInHardSigmoid
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().HardSigmoid();
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInHardSwish
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().HardSwish();
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInHardTanh
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Clamp(-1, 1);
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInSoftshrink
{
    private static Tensor Forward([Shape(512)] Tensor x)
    {
        Tensor h = x.LayerNorm();
        return h - h.Clamp(-0.5, 0.5);
    }
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInTanhshrink
{
    private static Tensor Forward([Shape(512)] Tensor x)
    {
        Tensor h = x.LayerNorm();
        return h - h.Tanh();
    }
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInSoftsign
{
    private static Tensor Forward([Shape(512)] Tensor x)
    {
        Tensor h = x.LayerNorm();
        return h / (h.Abs() + 1);
    }
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInIsru
{
    private static Tensor Forward([Shape(512)] Tensor x)
    {
        Tensor h = x.LayerNorm();
        return h / (h.Square() + 1).Sqrt();
    }
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInBentIdentity
{
    private static Tensor Forward([Shape(512)] Tensor x)
    {
        Tensor h = x.LayerNorm();
        return ((h.Square() + 1).Sqrt() - 1) * 0.5 + h;
    }
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInPseudoHuber
{
    private static Tensor Forward([Shape(512)] Tensor x)
    {
        Tensor h = x.LayerNorm();
        return (h.Square() + 1).Sqrt() - 1;
    }
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInLogCosh
{
    private static Tensor Forward([Shape(512)] Tensor x)
    {
        Tensor h = x.LayerNorm();
        return h.Abs() + (h.Abs() * -2).Softplus() - 0.6931472;
    }
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInGaussian
{
    private static Tensor Forward([Shape(512)] Tensor x)
    {
        Tensor h = x.LayerNorm();
        return (h.Square() * -1).Exp();
    }
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInSine
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Sin();
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInCosine
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Cos();
}

[Network, MeanSquaredError]
internal sealed partial class BuiltInSnake
{
    private static Tensor Forward([Shape(512)] Tensor x)
    {
        Tensor h = x.LayerNorm();
        return h + h.Sin().Square();
    }
}
