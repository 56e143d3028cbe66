using NetCompiler;

namespace Translate.Sentences;

/// <summary>Sizes of sentences: words that have numbers, with those for unknown words, for the end and for what comes before the first word; words of the longest sentence.</summary>
internal static class Sizes
{
    public const int English = 4000, German = 4502, Longest = 20, Units = 256, Width = 128;

    /// <summary>The number that stands for the end of a sentence, and what comes before its first word.</summary>
    public const int End = German - 2, Start = German - 1;

    public static (Tensor Known, Tensor Whole) Read(Tensor english, Tensor valid) => Parts.Read(english, valid, English, Width, Units, name: "word");
}

/// <summary>Learns from whole sentences: is given the words before each word.</summary>
[Network, SoftmaxCrossEntropy(IgnoreLabel = Vocabulary.Padding)]
public sealed partial class Learner
{
    private static Tensor Forward([Shape(Sizes.Longest)] Tensor english, [Shape(Sizes.Longest)] Tensor before)
    {
        Tensor valid = english.Valid();
        (Tensor known, Tensor whole) = Sizes.Read(english, valid);
        Tensor states = before.Embedding(Sizes.German, Sizes.Width, name: "german").Gru(Sizes.Units, returnSequences: true, initial: whole, name: "writer");
        return Parts.Score(states, known, valid, Sizes.German, Sizes.Units);
    }
}

/// <summary>Reads a sentence.</summary>
[Network]
public sealed partial class Reader
{
    private static (Tensor Known, Tensor Whole) Forward([Shape(Sizes.Longest)] Tensor english) => Sizes.Read(english, english.Valid());
}

/// <summary>Writes its words, one after the other.</summary>
[Network]
public sealed partial class Writer
{
    private static (Tensor Scores, Tensor State) Forward(
        [Shape(1)] Tensor last, [Shape(Sizes.Units)] Tensor before, [Shape(Sizes.Longest, Sizes.Units)] Tensor known, [Shape(Sizes.Longest)] Tensor valid)
    {
        Tensor state = last.Embedding(Sizes.German, Sizes.Width, name: "german").Gru(Sizes.Units, initial: before, name: "writer");
        return (Parts.Score(state, known, valid, Sizes.German, Sizes.Units), state);
    }
}

/// <summary>How much of each English word is in what is looked at for each German one: rows of probabilities.</summary>
[Network]
public sealed partial class Looks
{
    private static Tensor Forward([Shape(Sizes.Longest)] Tensor english, [Shape(Sizes.Longest)] Tensor before)
    {
        Tensor valid = english.Valid();
        (Tensor known, Tensor whole) = Sizes.Read(english, valid);
        Tensor states = before.Embedding(Sizes.German, Sizes.Width, name: "german").Gru(Sizes.Units, returnSequences: true, initial: whole, name: "writer");
        return Parts.Look(states, known, valid, Sizes.Longest);
    }
}
