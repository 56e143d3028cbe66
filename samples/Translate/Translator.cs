using System.Collections.Generic;
using System.Linq;
using NetCompiler;

namespace Translate;

/// <summary>Says words with what a network has learnt.</summary>
internal sealed class Translator
{
    private readonly Reader _reader = new();
    private readonly Writer _writer = new();
    private readonly Looks _looks = new();
    private readonly StepFunction _step;

    /// <param name="learner">What has learnt.</param>
    /// <param name="beam">How many beginnings are followed; 1 takes the most probable sound each time.</param>
    public Translator(Learner learner, int beam)
    {
        _reader.CopyFrom(learner);
        _writer.CopyFrom(learner);
        _looks.CopyFrom(learner);
        _step = new StepFunction(_writer, beam);
    }

    public int[] Sounds(Word word)
    {
        float[][] read = _reader.Predict(new Dataset([Column.Of(word.Letters, Parts.LongestWord)]));
        _step.SetConstant(0, read[0]);
        _step.SetConstant(1, [.. word.Letters.Select(letter => letter >= 0 ? 1f : 0f)]);
        _step.SetState(0, read[1]);

        return _step.Rows == 1
            ? [.. Decode.Greedy(_step, [Word.Start], Parts.LongestSound - 1, Word.End)]
            : [.. Decode.Beam(_step, [Word.Start], Parts.LongestSound - 1, Word.End)[0].Tokens];
    }

    /// <summary>How much each letter counts for each of these sounds: <c>[sounds, letters]</c>.</summary>
    public float[][] Attention(Word word, int[] sounds)
    {
        float[] weights = _looks.Predict(Word.DatasetOf([word with { Sounds = sounds }]))[0];
        return [.. Enumerable.Range(0, sounds.Length).Select(t => weights[(t * Parts.LongestWord)..(t * Parts.LongestWord + word.Spelling.Length)])];
    }

    /// <summary>The fewest sounds that have to be put in, left out or changed (Levenshtein 1966), over all words; of how many.</summary>
    public (int Errors, int Sounds) Errors(IReadOnlyList<Word> words) => (words.Sum(word => Distance(Sounds(word), word.Sounds)), words.Sum(word => word.Sounds.Length));

    private static int Distance(int[] found, int[] wanted)
    {
        int[] row = [.. Enumerable.Range(0, wanted.Length + 1)];

        for (int i = 0; i < found.Length; i++)
        {
            int diagonal = row[0]++;
            for (int j = 0; j < wanted.Length; j++)
                (diagonal, row[j + 1]) = (row[j + 1], System.Math.Min(System.Math.Min(row[j], row[j + 1]) + 1, diagonal + (found[i] == wanted[j] ? 0 : 1)));
        }

        return row[^1];
    }
}
