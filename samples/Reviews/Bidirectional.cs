using NetCompiler;

namespace Reviews;

/// <summary>One memory reads from the first word to the last, the other one from the last to the first; the verdict is on what both have at their ends.</summary>
internal static class Bidirectional
{
    public static Tensor Read(Tensor words)
    {
        Tensor embedding = words.Embedding(5000, 32, initializerScale: .05);
        Tensor forward = embedding.Lstm(100);
        Tensor backward = embedding.Lstm(100, reverse: true);
        Tensor verdict = Tensor.Concat(forward, backward).Dropout(.2).Dense(1);
        return verdict;
    }
}

/// <summary>For 50 words.</summary>
[Network, SigmoidBinaryCrossEntropy]
public sealed partial class Bidirectional50
{
    private static Tensor Forward([Shape(50)] Tensor words) => Bidirectional.Read(words);
}

/// <summary>For 200 words.</summary>
[Network, SigmoidBinaryCrossEntropy]
public sealed partial class Bidirectional200
{
    private static Tensor Forward([Shape(200)] Tensor words) => Bidirectional.Read(words);
}

/// <summary>For 600 words.</summary>
[Network, SigmoidBinaryCrossEntropy]
public sealed partial class Bidirectional600
{
    private static Tensor Forward([Shape(600)] Tensor words) => Bidirectional.Read(words);
}
