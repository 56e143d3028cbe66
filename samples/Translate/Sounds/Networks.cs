using NetCompiler;

namespace Translate.Sounds;

/// <summary>Sizes of words and sounds.</summary>
internal static class Sizes
{
    public const int Letters = 27, Sounds = 41, LongestWord = 20, LongestSound = 20, Units = 128, Width = 48;

    public static (Tensor Known, Tensor Whole) Read(Tensor letters, Tensor valid) => Parts.Read(letters, valid, Letters, Width, Units, name: "letter");
}

/// <summary>Learns from whole words: is given the sounds before each sound.</summary>
[Network, SoftmaxCrossEntropy(IgnoreLabel = Vocabulary.Padding)]
public sealed partial class Learner
{
    private static Tensor Forward([Shape(Sizes.LongestWord)] Tensor letters, [Shape(Sizes.LongestSound)] Tensor before)
    {
        Tensor valid = letters.Valid();
        (Tensor known, Tensor whole) = Sizes.Read(letters, valid);
        Tensor states = before.Embedding(Sizes.Sounds, Sizes.Width, name: "sound").Gru(Sizes.Units, returnSequences: true, initial: whole, name: "writer");
        return Parts.Score(states, known, valid, Sizes.Sounds, Sizes.Units);
    }
}

/// <summary>Reads a word.</summary>
[Network]
public sealed partial class Reader
{
    private static (Tensor Known, Tensor Whole) Forward([Shape(Sizes.LongestWord)] Tensor letters) => Sizes.Read(letters, letters.Valid());
}

/// <summary>Writes its sounds, one after the other.</summary>
[Network]
public sealed partial class Writer
{
    private static (Tensor Scores, Tensor State) Forward(
        [Shape(1)] Tensor last, [Shape(Sizes.Units)] Tensor before, [Shape(Sizes.LongestWord, Sizes.Units)] Tensor known, [Shape(Sizes.LongestWord)] Tensor valid)
    {
        Tensor state = last.Embedding(Sizes.Sounds, Sizes.Width, name: "sound").Gru(Sizes.Units, initial: before, name: "writer");
        return (Parts.Score(state, known, valid, Sizes.Sounds, Sizes.Units), state);
    }
}

/// <summary>How much of each letter is in what is looked at for each sound: rows of probabilities.</summary>
[Network]
public sealed partial class Looks
{
    private static Tensor Forward([Shape(Sizes.LongestWord)] Tensor letters, [Shape(Sizes.LongestSound)] Tensor before)
    {
        Tensor valid = letters.Valid();
        (Tensor known, Tensor whole) = Sizes.Read(letters, valid);
        Tensor states = before.Embedding(Sizes.Sounds, Sizes.Width, name: "sound").Gru(Sizes.Units, returnSequences: true, initial: whole, name: "writer");
        return Parts.Look(states, known, valid, Sizes.LongestWord);
    }
}
