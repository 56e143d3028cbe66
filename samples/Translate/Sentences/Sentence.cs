using System.Collections.Generic;
using System.Linq;
using NetCompiler;

namespace Translate.Sentences;

/// <summary>A sentence in two languages, as words in lower case without punctuation.</summary>
internal sealed record Sentence(string[] English, string[] German)
{
    /// <summary>Whether it is learnt from: there is room for it and, in German, for its end.</summary>
    public bool Fits => English.Length is > 0 and <= Sizes.Longest && German.Length is > 0 and < Sizes.Longest;
}

/// <summary>Numbers for the words of both languages.</summary>
internal sealed class Dictionaries(IReadOnlyList<Sentence> training)
{
    private readonly Vocabulary _english = Vocabulary.Of(training.Select(sentence => sentence.English), Sizes.English);
    private readonly Vocabulary _german = Vocabulary.Of(training.Select(sentence => sentence.German), Sizes.German - 2);

    /// <summary>The English words, those behind the longest sentence's length left out; then none.</summary>
    public float[] English(Sentence sentence) => _english.Encode(sentence.English, Sizes.Longest, padding: TextEnd.Back, truncation: TextEnd.Back);

    public string German(int word) => word == Vocabulary.Unknown ? "?" : _german.Words[word - 1];

    public Dataset DatasetOf(IReadOnlyList<Sentence> sentences) => new(
        [Column.Of(sentences.SelectMany(English).ToArray(), Sizes.Longest), Column.Of(sentences.SelectMany(Before).ToArray(), Sizes.Longest)],
        Column.Labels(sentences.SelectMany(Labels).ToArray(), Sizes.Longest));

    /// <summary>The German words before each word.</summary>
    private float[] Before(Sentence sentence) => Padded([Sizes.Start, .. _german.NumbersOf(sentence.German)], unused: Vocabulary.Padding);

    /// <summary>The German words, and the end.</summary>
    private int[] Labels(Sentence sentence) => [.. Padded([.. _german.NumbersOf(sentence.German), Sizes.End], unused: Vocabulary.Padding).Select(word => (int)word)];

    private static float[] Padded(IReadOnlyCollection<int> words, int unused) => [.. words.Take(Sizes.Longest).Select(word => (float)word), .. Enumerable.Repeat((float)unused, System.Math.Max(Sizes.Longest - words.Count, 0))];
}
