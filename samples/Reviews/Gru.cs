using NetCompiler;

namespace Reviews;

/// <summary>Like the long short-term memory with gated recurrent units, which have three gates' worth of weights instead of four.</summary>
internal static class Gru
{
    public static Tensor Read(Tensor words)
    {
        Tensor embedding = words.Embedding(5000, 32, initializerScale: .05);
        Tensor memory = embedding.Gru(100);
        Tensor verdict = memory.Dropout(.2).Dense(1);
        return verdict;
    }
}

/// <summary>For 50 words.</summary>
[Network, SigmoidBinaryCrossEntropy]
public sealed partial class Gru50
{
    private static Tensor Forward([Shape(50)] Tensor words) => Gru.Read(words);
}

/// <summary>For 200 words.</summary>
[Network, SigmoidBinaryCrossEntropy]
public sealed partial class Gru200
{
    private static Tensor Forward([Shape(200)] Tensor words) => Gru.Read(words);
}

/// <summary>For 600 words.</summary>
[Network, SigmoidBinaryCrossEntropy]
public sealed partial class Gru600
{
    private static Tensor Forward([Shape(600)] Tensor words) => Gru.Read(words);
}
