using System.Collections.Generic;
using System.Linq;
using NetCompiler;

namespace Translate.Sounds;

/// <summary>Says words with what a network has learnt.</summary>
internal sealed class Speaker
{
    private readonly Reader _reader = new();
    private readonly Writer _writer = new();
    private readonly Looks _looks = new();
    private readonly StepFunction _step;

    /// <param name="learner">What has learnt.</param>
    /// <param name="beam">How many beginnings are followed; 1 takes the most probable sound each time.</param>
    public Speaker(Learner learner, int beam)
    {
        _reader.CopyFrom(learner);
        _writer.CopyFrom(learner);
        _looks.CopyFrom(learner);
        _step = new StepFunction(_writer, beam);
    }

    public int[] Sounds(Word word)
    {
        float[][] read = _reader.Predict(new Dataset([Column.Of(word.Letters, Sizes.LongestWord)]));
        _step.SetConstant(0, read[0]);
        _step.SetConstant(1, [.. word.Letters.Select(letter => letter >= 0 ? 1f : 0f)]);
        _step.SetState(0, read[1]);

        return _step.Rows == 1
            ? [.. Decode.Greedy(_step, [Word.Start], Sizes.LongestSound - 1, Word.End)]
            : [.. Decode.Beam(_step, [Word.Start], Sizes.LongestSound - 1, Word.End)[0].Tokens];
    }

    /// <summary>How much each letter counts for each of these sounds: <c>[sounds, letters]</c>.</summary>
    public float[][] Attention(Word word, int[] sounds)
    {
        float[] weights = _looks.Predict(Word.DatasetOf([word with { Sounds = sounds }]))[0];
        return [.. Enumerable.Range(0, sounds.Length).Select(t => weights[(t * Sizes.LongestWord)..(t * Sizes.LongestWord + word.Spelling.Length)])];
    }

    /// <summary>The fewest sounds that have to be put in, left out or changed (Levenshtein 1966), over all words; of how many.</summary>
    public (int Errors, int Sounds) ErrorsIn(IReadOnlyList<Word> words) => (words.Sum(word => Errors.Between(Sounds(word), word.Sounds)), words.Sum(word => word.Sounds.Length));
}
