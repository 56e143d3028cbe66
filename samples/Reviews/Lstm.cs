using NetCompiler;

namespace Reviews;

/// <summary>A vector for each word, a long short-term memory, and from its last state one number: positive where the review is taken for a favourable one. 213 301 parameters.</summary>
internal static class Lstm
{
    public static Tensor Read(Tensor words)
    {
        Tensor embedding = words.Embedding(5000, 32, initializerScale: .05);
        Tensor memory = embedding.Lstm(100);
        Tensor verdict = memory.Dropout(.2).Dense(1);
        return verdict;
    }
}

/// <summary>For 50 words.</summary>
[Network, SigmoidBinaryCrossEntropy]
public sealed partial class Lstm50
{
    private static Tensor Forward([Shape(50)] Tensor words) => Lstm.Read(words);
}

/// <summary>For 200 words.</summary>
[Network, SigmoidBinaryCrossEntropy]
public sealed partial class Lstm200
{
    private static Tensor Forward([Shape(200)] Tensor words) => Lstm.Read(words);
}

/// <summary>For 600 words.</summary>
[Network, SigmoidBinaryCrossEntropy]
public sealed partial class Lstm600
{
    private static Tensor Forward([Shape(600)] Tensor words) => Lstm.Read(words);
}
