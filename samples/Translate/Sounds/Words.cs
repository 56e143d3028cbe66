using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler;

namespace Translate.Sounds;

/// <summary>A word and how it is spoken.</summary>
/// <param name="Spelling">Letters a to z and apostrophes.</param>
/// <param name="Sounds">Numbers of ARPAbet's phonemes, in <see cref="Alphabet"/>.</param>
internal sealed record Word(string Spelling, int[] Sounds)
{
    /// <summary>ARPAbet's 39 phonemes of American English, without stress.</summary>
    public static readonly string[] Alphabet =
    [
        "AA", "AE", "AH", "AO", "AW", "AY", "B", "CH", "D", "DH", "EH", "ER", "EY", "F", "G", "HH", "IH", "IY", "JH", "K", "L", "M", "N", "NG", "OW", "OY", "P", "R", "S", "SH", "T", "TH",
        "UH", "UW", "V", "W", "Y", "Z", "ZH",
    ];

    /// <summary>The number that stands for the end of a word, and what comes before its first sound.</summary>
    public const int End = 39, Start = 40;

    public static int NumberOf(string phoneme) => Array.IndexOf(Alphabet, phoneme);

    public static string Text(IEnumerable<int> sounds) => string.Join(' ', sounds.Select(sound => sound < Alphabet.Length ? Alphabet[sound] : "?"));

    /// <summary>The letters by number: a is 0, the apostrophe is 26; then none, to the longest word's length.</summary>
    public float[] Letters => Padded([.. Spelling.Select(letter => letter == '\'' ? 26f : letter - 'a')], Sizes.LongestWord);

    /// <summary>The sounds before each sound.</summary>
    public float[] Before => Padded([Start, .. Sounds.Select(sound => (float)sound)], Sizes.LongestSound);

    /// <summary>The sounds, and the end.</summary>
    public int[] Labels => [.. Padded([.. Sounds.Select(sound => (float)sound), End], Sizes.LongestSound).Select(sound => (int)sound)];

    public bool Fits => Spelling.Length is > 0 and <= Sizes.LongestWord && Sounds.Length is > 0 and < Sizes.LongestSound && Spelling.All(letter => letter is >= 'a' and <= 'z' or '\'');

    public static Dataset DatasetOf(IReadOnlyList<Word> words) => new(
        [Column.Of(words.SelectMany(word => word.Letters).ToArray(), Sizes.LongestWord), Column.Of(words.SelectMany(word => word.Before).ToArray(), Sizes.LongestSound)],
        Column.Labels(words.SelectMany(word => word.Labels).ToArray(), Sizes.LongestSound));

    private static float[] Padded(float[] values, int length) => [.. values, .. Enumerable.Repeat((float)Vocabulary.Padding, length - values.Length)];
}
