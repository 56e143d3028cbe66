using NetCompiler;

namespace Translate;

/// <summary>
/// From the letters of a word to its sounds (Bahdanau et al. 2015, arXiv:1409.0473; Luong et al. 2015, arXiv:1508.04025). One gated recurrent unit reads the word from its front, one from its end; another one writes the sounds,
/// beginning with what the two have come to, and looks back at the letters for each sound: those whose states fit its own count most.
/// </summary>
internal static class Parts
{
    public const int Letters = 27, Sounds = 41, LongestWord = 20, LongestSound = 20, Units = 128;

    /// <summary>What is known of each letter in its word, and of the word as a whole.</summary>
    public static (Tensor Known, Tensor Whole) Read(Tensor letters, Tensor valid)
    {
        Tensor x = letters.Embedding(Letters, 48, name: "letter");
        Tensor forward = x.Gru(Units / 2, returnSequences: true, mask: valid, name: "forward");
        Tensor backward = x.Gru(Units / 2, returnSequences: true, reverse: true, mask: valid, name: "backward");
        Tensor ends = Tensor.Concat(forward.Last(), backward.Slice(0, 1).Flatten());
        return (Tensor.Concat(1, forward, backward), ends.Dense(Units, name: "bridge").Tanh());
    }

    /// <summary>Scores of the next sound, from the writer's state and from what it looks at.</summary>
    public static Tensor Score(Tensor state, Tensor known, Tensor valid)
    {
        Tensor seen = state.Attention(known, known, scale: 1, mask: valid);
        Tensor both = Tensor.Concat(state.Rank - 1, seen, state).Dense(Units, name: "both").Tanh();
        return both.Dropout(.2).Dense(Sounds, name: "scores");
    }
}

/// <summary>Learns from whole words: is given the sounds before each sound.</summary>
[Network, SoftmaxCrossEntropy(IgnoreLabel = Vocabulary.Padding)]
public sealed partial class Learner
{
    private static Tensor Forward([Shape(Parts.LongestWord)] Tensor letters, [Shape(Parts.LongestSound)] Tensor before)
    {
        Tensor valid = letters.Valid();
        (Tensor known, Tensor whole) = Parts.Read(letters, valid);
        Tensor states = before.Embedding(Parts.Sounds, 48, name: "sound").Gru(Parts.Units, returnSequences: true, initial: whole, name: "writer");
        return Parts.Score(states, known, valid);
    }
}

/// <summary>Reads a word.</summary>
[Network]
public sealed partial class Reader
{
    private static (Tensor Known, Tensor Whole) Forward([Shape(Parts.LongestWord)] Tensor letters) => Parts.Read(letters, letters.Valid());
}

/// <summary>Writes its sounds, one after the other.</summary>
[Network]
public sealed partial class Writer
{
    private static (Tensor Scores, Tensor State) Forward(
        [Shape(1)] Tensor last, [Shape(Parts.Units)] Tensor before, [Shape(Parts.LongestWord, Parts.Units)] Tensor known, [Shape(Parts.LongestWord)] Tensor valid)
    {
        Tensor state = last.Embedding(Parts.Sounds, 48, name: "sound").Gru(Parts.Units, initial: before, name: "writer");
        return (Parts.Score(state, known, valid), state);
    }
}

/// <summary>How much of each letter is in what is looked at for each sound: rows of probabilities.</summary>
[Network]
public sealed partial class Looks
{
    private static Tensor Forward([Shape(Parts.LongestWord)] Tensor letters, [Shape(Parts.LongestSound)] Tensor before)
    {
        Tensor valid = letters.Valid();
        (Tensor known, Tensor whole) = Parts.Read(letters, valid);
        Tensor states = before.Embedding(Parts.Sounds, 48, name: "sound").Gru(Parts.Units, returnSequences: true, initial: whole, name: "writer");

        // What is no letter is out of reach of any score.
        Tensor scores = states.MatMul(known.Transpose()) + 1e9f * (valid - 1).Reshape(1, Parts.LongestWord);
        return scores.Softmax();
    }
}
