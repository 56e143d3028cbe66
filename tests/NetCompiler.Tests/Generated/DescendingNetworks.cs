namespace NetCompiler.Tests.Generated;

/// <summary>Every kind of parameter, of odd sizes: weights and vectors that move within Backward, and what is read too late for that. 52 and 70 outputs end in narrow blocks.</summary>
[GenerateGradientTests]
[Network, MeanSquaredError]
public sealed partial class Descending
{
    private static Tensor Forward([Shape(37)] Tensor x)
    {
        Tensor wide = x.Dense(70).BatchNorm().Relu();
        Tensor narrow = wide.Dense(52, bias: false).LayerNorm().Tanh();
        Tensor twins = narrow.Dense(19) + narrow.Dense(19);
        return twins.Dense(3);
    }
}

/// <summary>Two halves through one encoder, then one step three times: weights whose gradient is a sum of products, vectors whose gradient is a sum over several uses, statistics updated twice.</summary>
[GenerateGradientTests]
[Network, MeanSquaredError]
public sealed partial class Tied
{
    private static Tensor Forward([Shape(37)] Tensor x)
    {
        Tensor h = Half(x.Slice(start: 0, length: 18)) * Half(x.Slice(start: 19, length: 18));

        for (int turn = 0; turn < 3; turn++)
            h = Step(h);

        return h.Dense(3);
    }

    [SharedWeights]
    private static Tensor Half(Tensor x) => x.Dense(52).BatchNorm().Relu();

    [SharedWeights]
    private static Tensor Step(Tensor x)
    {
        Tensor step = x.Dense(52, name: "step");
        return step.LayerNorm(name: "norm").Tanh() + x;
    }
}

/// <summary>Equal blocks share the methods that move their parameters; of one block they stay.</summary>
[GenerateGradientTests]
[Network, MeanSquaredError, Frozen("stream3.*")]
public sealed partial class Stacked
{
    private static Tensor Forward([Shape(37)] Tensor x)
    {
        Tensor stream = x.Dense(20);

        for (int block = 0; block < 6; block++)
            stream = stream + stream.Dense(20, name: $"stream{block}").BatchNorm().Tanh();

        return stream.Dense(3);
    }
}

/// <summary>The upper and the lower half of a picture through one encoder.</summary>
[Network, SoftmaxCrossEntropy]
public sealed partial class Halves
{
    private static Tensor Forward([Shape(784)] Tensor pixels) =>
        Tensor.Concat(Half(pixels.Slice(start: 0, length: 392)), Half(pixels.Slice(start: 392, length: 392))).Dense(10, name: "logits");

    [SharedWeights]
    private static Tensor Half(Tensor x) => x.Dense(24, name: "code").Relu();
}

/// <summary>A layer that stays as it is declared.</summary>
[GenerateGradientTests]
[Network]
[Input(37)]
[Dense(24), Relu]
[Dense(20, Name = "still"), Relu]
[Dense(3)]
[MeanSquaredError]
[Frozen("still*")]
public sealed partial class PartlyFrozen;

/// <summary>A hidden layer that a large negative bias turns off.</summary>
[Network]
[Input(8)]
[Dense(24, Name = "hidden"), Relu]
[Dense(1)]
[MeanSquaredError]
public sealed partial class Dying;
