using System.Collections.Generic;
using System.Linq;
using NetCompiler;

namespace Translate.Sentences;

/// <summary>Translates sentences with what a network has learnt.</summary>
internal sealed class Translator
{
    private readonly Dictionaries _words;
    private readonly Reader _reader = new();
    private readonly Writer _writer = new();
    private readonly Looks _looks = new();
    private readonly StepFunction _step;

    /// <param name="learner">What has learnt.</param>
    /// <param name="words">Numbers of words, as it has learnt them.</param>
    /// <param name="beam">How many beginnings are followed; 1 takes the most probable word each time.</param>
    public Translator(Learner learner, Dictionaries words, int beam)
    {
        _words = words;
        _reader.CopyFrom(learner);
        _writer.CopyFrom(learner);
        _looks.CopyFrom(learner);
        _step = new StepFunction(_writer, beam);
    }

    public string[] German(Sentence sentence)
    {
        float[] english = _words.English(sentence);
        float[][] read = _reader.Predict(new Dataset([Column.Of(english, Sizes.Longest)]));
        _step.SetConstant(0, read[0]);
        _step.SetConstant(1, [.. english.Select(word => word >= 0 ? 1f : 0f)]);
        _step.SetState(0, read[1]);

        IEnumerable<int> written = _step.Rows == 1
            ? Decode.Greedy(_step, [Sizes.Start], Sizes.Longest - 1, Sizes.End)
            : Decode.Beam(_step, [Sizes.Start], Sizes.Longest - 1, Sizes.End)[0].Tokens;
        return [.. written.Where(word => word < Sizes.End).Select(_words.German)];
    }

    /// <summary>How much each English word counts for each of the German ones: <c>[German, English]</c>.</summary>
    public float[][] Attention(Sentence sentence)
    {
        float[] weights = _looks.Predict(_words.DatasetOf([sentence]))[0];
        return [.. Enumerable.Range(0, sentence.German.Length).Select(t => weights[(t * Sizes.Longest)..(t * Sizes.Longest + sentence.English.Length)])];
    }
}
