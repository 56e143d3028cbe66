namespace NetCompiler.Tests.Generated;

/// <summary>Every kind of parameter, of odd sizes: weights and vectors that move within Backward, and what is read too late for that. 52 and 70 outputs end in narrow blocks.</summary>
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

/// <summary>A layer that stays as it is declared.</summary>
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
