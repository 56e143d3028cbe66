using NetCompiler;

namespace Shakespeare;

/// <summary>A vector for each character, gated recurrent units that go through the text, and at each character scores of the next one. Learns from 128 characters at a time. 925 890 parameters.</summary>
[Network, SoftmaxCrossEntropy]
public sealed partial class GruReader
{
    private static Tensor Forward([Shape(128)] Tensor text)
    {
        Tensor letters = text.Embedding(66, 64);
        Tensor memory = letters.Gru(512, returnSequences: true);
        Tensor scores = memory.Dropout(.3).Dense(66);
        return scores;
    }
}

/// <summary>The same character by character: its memory is handed from one to the next.</summary>
[Network]
public sealed partial class GruWriter
{
    private static (Tensor Scores, Tensor Memory) Forward([Shape(1)] Tensor character, [Shape(512)] Tensor before)
    {
        Tensor letters = character.Embedding(66, 64);
        Tensor memory = letters.Gru(512, initial: before);
        Tensor scores = memory.Dense(66);
        return (scores, memory);
    }
}
