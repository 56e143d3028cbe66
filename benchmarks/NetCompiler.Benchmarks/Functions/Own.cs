namespace NetCompiler.Benchmarks.Functions;

// Each function as the user's own.

[Network, MeanSquaredError]
internal sealed partial class OwnRelu
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Map(Literature.Relu);
}

[Network, MeanSquaredError]
internal sealed partial class OwnLeakyRelu
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Map(Literature.LeakyRelu);
}

[Network, MeanSquaredError]
internal sealed partial class OwnRelu6
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Map(Literature.Relu6);
}

[Network, MeanSquaredError]
internal sealed partial class OwnSquaredRelu
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Map(Literature.SquaredRelu);
}

[Network, MeanSquaredError]
internal sealed partial class OwnElu
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Map(Literature.Elu);
}

[Network, MeanSquaredError]
internal sealed partial class OwnCelu
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Map(Literature.Celu);
}

[Network, MeanSquaredError]
internal sealed partial class OwnSelu
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Map(Literature.Selu);
}

[Network, MeanSquaredError]
internal sealed partial class OwnSigmoid
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Map(Literature.Sigmoid);
}

[Network, MeanSquaredError]
internal sealed partial class OwnTanh
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Map(Literature.Tanh);
}

[Network, MeanSquaredError]
internal sealed partial class OwnSwish
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Map(Literature.Swish);
}

[Network, MeanSquaredError]
internal sealed partial class OwnSwishOfTwo
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Map(Literature.SwishOfTwo);
}

[Network, MeanSquaredError]
internal sealed partial class OwnSoftplus
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Map(Literature.Softplus);
}

[Network, MeanSquaredError]
internal sealed partial class OwnLogSigmoid
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Map(Literature.LogSigmoid);
}

[Network, MeanSquaredError]
internal sealed partial class OwnMish
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Map(Literature.Mish);
}

[Network, MeanSquaredError]
internal sealed partial class OwnGelu
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Map(Literature.Gelu);
}

[Network, MeanSquaredError]
internal sealed partial class OwnGeluByTanh
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Map(Literature.GeluByTanh);
}

[Network, MeanSquaredError]
internal sealed partial class OwnHardSigmoid
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Map(Literature.HardSigmoid);
}

[Network, MeanSquaredError]
internal sealed partial class OwnHardSwish
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Map(Literature.HardSwish);
}

[Network, MeanSquaredError]
internal sealed partial class OwnHardTanh
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Map(Literature.HardTanh);
}

[Network, MeanSquaredError]
internal sealed partial class OwnSoftshrink
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Map(Literature.Softshrink);
}

[Network, MeanSquaredError]
internal sealed partial class OwnTanhshrink
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Map(Literature.Tanhshrink);
}

[Network, MeanSquaredError]
internal sealed partial class OwnSoftsign
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Map(Literature.Softsign);
}

[Network, MeanSquaredError]
internal sealed partial class OwnIsru
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Map(Literature.Isru);
}

[Network, MeanSquaredError]
internal sealed partial class OwnBentIdentity
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Map(Literature.BentIdentity);
}

[Network, MeanSquaredError]
internal sealed partial class OwnPseudoHuber
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Map(Literature.PseudoHuber);
}

[Network, MeanSquaredError]
internal sealed partial class OwnLogCosh
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Map(Literature.LogCosh);
}

[Network, MeanSquaredError]
internal sealed partial class OwnGaussian
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Map(Literature.Gaussian);
}

[Network, MeanSquaredError]
internal sealed partial class OwnSine
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Map(Literature.Sine);
}

[Network, MeanSquaredError]
internal sealed partial class OwnCosine
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Map(Literature.Cosine);
}

[Network, MeanSquaredError]
internal sealed partial class OwnSnake
{
    private static Tensor Forward([Shape(512)] Tensor x) => x.LayerNorm().Map(Literature.Snake);
}
