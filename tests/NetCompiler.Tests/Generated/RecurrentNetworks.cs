namespace NetCompiler.Tests.Generated;

/// <summary>The library's recurrent layers, and the same written as cells.</summary>
[Network, MeanSquaredError]
public sealed partial class LibraryLstm
{
    private static Tensor Forward([Shape(7, 5)] Tensor x) => x.Lstm(9, name: "lstm").Dense(3, name: "head");
}

[Network, MeanSquaredError]
public sealed partial class OwnLstm
{
    private static Tensor Forward([Shape(7, 5)] Tensor x)
    {
        (Tensor states, _) = x.Scan(9, 9, (h, c, at) =>
        {
            Tensor gates = at.Dense(36, name: "input") + h.Dense(36, bias: false, name: "recurrent");
            Tensor input = gates.Slice(0, 9).Sigmoid(), forget = (gates.Slice(9, 9) + 1).Sigmoid(), candidate = gates.Slice(18, 9).Tanh(), output = gates.Slice(27, 9).Sigmoid();
            Tensor cell = forget * c + input * candidate;
            return (output * cell.Tanh(), cell);
        });

        return states.Slice(6, 1).Flatten().Dense(3, name: "head");
    }
}

[Network, MeanSquaredError]
public sealed partial class LibraryGru
{
    private static Tensor Forward([Shape(6, 4)] Tensor x) => x.Gru(8, returnSequences: true, reverse: true, name: "gru").Dense(2, name: "head");
}

[Network, MeanSquaredError]
public sealed partial class OwnGru
{
    private static Tensor Forward([Shape(6, 4)] Tensor x) => x.Scan(8, Cell, reverse: true).Dense(2, name: "head");

    private static Tensor Cell(Tensor h, Tensor x)
    {
        Tensor p = x.Dense(24, name: "input"), q = h.Dense(24, name: "recurrent");
        Tensor reset = (p.Slice(0, 8) + q.Slice(0, 8)).Sigmoid(), update = (p.Slice(8, 8) + q.Slice(8, 8)).Sigmoid();
        Tensor candidate = (p.Slice(16, 8) + reset * q.Slice(16, 8)).Tanh();
        return candidate + update * (h - candidate);
    }
}

/// <summary>A minimal gated unit (Zhou et al. 2016, arXiv:1603.09420), and an output of each step beside its state.</summary>
[Network, MeanSquaredError]
public sealed partial class MinimalGatedUnit
{
    private static Tensor Forward([Shape(12, 3)] Tensor x)
    {
        (_, Tensor outputs) = x.Scan(16, Cell);
        return outputs;
    }

    private static (Tensor State, Tensor Output) Cell(Tensor h, Tensor x)
    {
        Tensor forget = (x.Dense(16) + h.Dense(16, bias: false)).Sigmoid();
        Tensor candidate = (x.Dense(16) + (forget * h).Dense(16, bias: false)).Tanh();
        Tensor state = (1 - forget) * h + forget * candidate;
        return (state, state.Dense(1));
    }
}

/// <summary>Reads words both ways and sums up what it finds.</summary>
[Network, SigmoidBinaryCrossEntropy]
public sealed partial class WordsBothWays
{
    private static Tensor Forward([Shape(10)] Tensor words)
    {
        Tensor x = words.Embedding(20, 6);
        return Tensor.Concat(x.Lstm(7), x.Lstm(7, reverse: true)).Dense(1);
    }
}

/// <summary>Texts of several lengths: a mask says which steps are words. The layers are those of <see cref="ShortTexts"/>.</summary>
[Network, MeanSquaredError]
public sealed partial class PaddedTexts
{
    private static Tensor Forward([Shape(9)] Tensor words) => Texts.Read(words, words.Valid());
}

/// <summary>Texts of five words, of which all are words.</summary>
[Network, MeanSquaredError]
public sealed partial class ShortTexts
{
    private static Tensor Forward([Shape(5)] Tensor words) => Texts.Read(words, null);
}

internal static class Texts
{
    public static Tensor Read(Tensor words, Tensor? mask)
    {
        Tensor x = words.Embedding(12, 4, name: "table");
        Tensor first = x.Lstm(6, returnSequences: true, mask: mask, name: "onward");
        Tensor last = x.Lstm(6, returnSequences: true, reverse: true, mask: mask, name: "backward");
        Tensor both = Tensor.Concat(1, first, last);
        Tensor upper = both.Gru(5, mask: mask, name: "upper");
        Tensor ends = both.Rnn(3, reverse: true, mask: mask, name: "ends");
        Tensor mean = mask is null ? both.Mean(0) : both.Mean(mask);
        Tensor final = x.Last(mask), start = x.First(mask);
        return Tensor.Concat(upper, ends, mean, final, start).Dense(2, name: "head");
    }
}

/// <summary>Two layers each way, their sum and both side by side; an encoder hands its state and cell to a decoder.</summary>
[Network, MeanSquaredError]
public sealed partial class DeepBothWays
{
    private static Tensor Forward([Shape(7, 3)] Tensor x)
    {
        for (int layer = 0; layer < 2; layer++)
            x = Tensor.BothWays(reverse => x.Gru(4, returnSequences: true, reverse: reverse));

        (Tensor states, Tensor cells) = x.LstmStates(5);
        Tensor decoded = x.Lstm(5, returnSequences: true, initial: states.Last(), initialCell: cells.Last());
        return Tensor.BothWays(reverse => decoded.Rnn(3, reverse: reverse), sum: true);
    }
}

/// <summary>Half of what a layer sees is dropped, the same at all steps.</summary>
[Network, MeanSquaredError]
public sealed partial class Forgetful
{
    private static Tensor Forward([Shape(6, 4)] Tensor x) => x.Lstm(8, returnSequences: true, dropout: 0.5, recurrentDropout: 0.5).Dense(2);
}

/// <summary>Reviews of 600 words of a vocabulary of 5 000 (the textbook's).</summary>
[Network]
[Input(600)]
[Embedding(5000, 32)]
[Lstm(100)]
[Dense(1)]
[SigmoidBinaryCrossEntropy]
public sealed partial class Reviews;
