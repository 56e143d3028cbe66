using NetCompiler;

namespace Shakespeare;

/// <summary>Like the network of gated recurrent units with a long short-term memory. 1 219 778 parameters.</summary>
[Network, SoftmaxCrossEntropy]
public sealed partial class LstmReader
{
    private static Tensor Forward([Shape(128)] Tensor text)
    {
        Tensor letters = text.Embedding(66, 64);
        Tensor memory = letters.Lstm(512, returnSequences: true);
        Tensor scores = memory.Dropout(.3).Dense(66);
        return scores;
    }
}

/// <summary>The same character by character: its memory and its cell are handed from one to the next.</summary>
[Network]
public sealed partial class LstmWriter
{
    private static (Tensor Scores, Tensor Memory, Tensor Cell) Forward([Shape(1)] Tensor character, [Shape(512)] Tensor before, [Shape(512)] Tensor cellBefore)
    {
        Tensor letters = character.Embedding(66, 64);
        (Tensor states, Tensor cells) = letters.LstmStates(512, initial: before, initialCell: cellBefore, name: "memory");
        Tensor scores = states.Last().Dense(66);
        return (scores, states.Last(), cells.Last());
    }
}
