namespace NetCompiler.Gpu.Tests;

/// <summary>A layer of gates in tiles upon one of gates that each thread reads itself, and what is dropped of both.</summary>
[Network]
[Input(5, 20)]
[Lstm(40, ReturnSequences = true, RecurrentDropout = 0.2)]
[Lstm(24, Dropout = 0.2)]
[Dense(5)]
[SoftmaxCrossEntropy]
public sealed partial class LongMemory;

/// <summary>Both forms of the reset gate, from either end.</summary>
[Network]
[Input(5, 20)]
[Gru(40, ReturnSequences = true)]
[Gru(9, ResetAfter = false, Reverse = true)]
[Dense(3)]
[MeanSquaredError]
public sealed partial class Gated;

/// <summary>The same network over three steps and over seven.</summary>
[Network]
[Input(3, 4)]
[Lstm(6)]
[Dense(2)]
[MeanSquaredError]
public sealed partial class ThreeSteps;

/// <inheritdoc cref="ThreeSteps"/>
[Network]
[Input(7, 4)]
[Lstm(6)]
[Dense(2)]
[MeanSquaredError]
public sealed partial class SevenSteps;

/// <summary>More queries and keys than a tile has, of two heads, of which later keys are hidden and some are dropped.</summary>
[Network, SoftmaxCrossEntropy]
public sealed partial class Looking
{
    private static Tensor Forward([Shape(18, 6)] Tensor x)
    {
        Tensor query = x.Dense(8), key = x.Dense(8), value = x.Dense(10);
        Tensor seen = query.Attention(key, value, heads: 2, causal: true, dropout: 0.2);
        return seen.Mean(axis: 0).Dense(4);
    }
}

/// <summary>A layer of a transformer's encoder over words.</summary>
[Network, SoftmaxCrossEntropy]
public sealed partial class Encoder
{
    private static Tensor Forward([Shape(6)] Tensor words)
    {
        Tensor x = words.Embedding(20, 12).SinusoidalPositions();
        Tensor encoded = x.TransformerEncoderLayer(heads: 2, hidden: 24, dropout: 0.1);
        return encoded.Mean(axis: 0).Dense(3);
    }
}

/// <summary>A table of which only the rows move that a batch uses.</summary>
[Network]
[Input(4)]
[Embedding(50, 6, Sparse = true, Padding = 0)]
[Flatten]
[Dense(3)]
[SoftmaxCrossEntropy]
public sealed partial class Words;
