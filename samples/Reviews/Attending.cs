using NetCompiler;

namespace Reviews;

/// <summary>
/// A gated unit keeps its states of all words, and the last one asks for those that matter (Bahdanau et al. 2015): the verdict is on what is found and on what was remembered to the end. Padding is neither read nor looked at.
/// </summary>
internal static class Attending
{
    public static Tensor Read(Tensor words)
    {
        Tensor shown = words.Valid();
        Tensor embedding = words.Embedding(5000, 32, initializerScale: .05);
        Tensor memory = embedding.Gru(100, returnSequences: true, mask: shown);
        Tensor end = memory.Last(), query = end.Dense(50), keys = memory.Dense(50, bias: false);
        Tensor found = query.AdditiveAttention(keys, memory, mask: shown);
        Tensor verdict = Tensor.Concat(end, found).Dropout(.2).Dense(1);
        return verdict;
    }
}

/// <summary>For 50 words.</summary>
[Network, SigmoidBinaryCrossEntropy]
public sealed partial class Attending50
{
    private static Tensor Forward([Shape(50)] Tensor words) => Attending.Read(words);
}

/// <summary>For 200 words.</summary>
[Network, SigmoidBinaryCrossEntropy]
public sealed partial class Attending200
{
    private static Tensor Forward([Shape(200)] Tensor words) => Attending.Read(words);
}

/// <summary>For 600 words.</summary>
[Network, SigmoidBinaryCrossEntropy]
public sealed partial class Attending600
{
    private static Tensor Forward([Shape(600)] Tensor words) => Attending.Read(words);
}
