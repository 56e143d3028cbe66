using System;
using System.Collections.Generic;
using System.Linq;

namespace Translate.Sounds;

/// <summary>
/// Words that do not exist, with rules of English for how they would be spoken, for those who have no dictionary. Each rule looks at its neighbours, so that a letter alone does not tell its sound:
/// <code>
/// word = syllable …                one to three
/// ch sh th ph ck ng                are one sound each
/// c, g                             S and JH before e or i, else K and G
/// vowel + consonant + e at the end long: mate is M EY T, mat is M AE T
/// ee ea ai oa ou oo                are one sound each
/// </code>
/// </summary>
internal static class SpelledWords
{
    private static readonly (string Spelling, string Sound)[] Onsets =
    [
        ("b", "B"), ("d", "D"), ("f", "F"), ("h", "HH"), ("l", "L"), ("m", "M"), ("n", "N"), ("p", "P"), ("r", "R"), ("s", "S"), ("t", "T"), ("v", "V"), ("ch", "CH"), ("sh", "SH"), ("th", "TH"), ("ph", "F"),
        ("tr", "T R"), ("pl", "P L"), ("st", "S T"), ("c", ""), ("g", ""),
    ];

    private static readonly (string Spelling, string Short, string Long)[] Vowels = [("a", "AE", "EY"), ("e", "EH", "IY"), ("i", "IH", "AY"), ("o", "AA", "OW"), ("u", "AH", "UW")];
    private static readonly (string Spelling, string Sound)[] Pairs = [("ee", "IY"), ("ea", "IY"), ("ai", "EY"), ("oa", "OW"), ("ou", "AW"), ("oo", "UW")];
    private static readonly (string Spelling, string Sound)[] Codas = [("b", "B"), ("d", "D"), ("k", "K"), ("l", "L"), ("m", "M"), ("n", "N"), ("p", "P"), ("t", "T"), ("ck", "K"), ("ng", "NG"), ("st", "S T"), ("sh", "SH")];

    public static IReadOnlyList<Word> Write(int count, ulong seed)
    {
        var random = new Random((int)(seed % int.MaxValue));
        var words = new Dictionary<string, Word>();

        while (words.Count < count)
            if (One(random) is { Fits: true } word)
                words.TryAdd(word.Spelling, word);
        return [.. words.Values];
    }

    private static Word One(Random random)
    {
        string spelling = "", sounds = "";
        int syllables = random.Next(1, 4);

        for (int i = 0; i < syllables; i++)
            Append(random, last: i == syllables - 1, ref spelling, ref sounds);
        return new Word(spelling, [.. sounds.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Word.NumberOf)]);
    }

    private static void Append(Random random, bool last, ref string spelling, ref string sounds)
    {
        (string onset, string sound) = Onsets[random.Next(Onsets.Length)];
        (string vowel, string shortly, string longly) = Vowels[random.Next(Vowels.Length)];
        (string coda, string end) = Codas[random.Next(Codas.Length)];

        // A single consonant behind a single vowel, and a silent e: only at the end of the word.
        bool isSilent = last && coda.Length == 1 && random.Next(2) == 0, isPair = !isSilent && random.Next(3) == 0;
        if (isPair)
            (vowel, shortly) = Pairs[random.Next(Pairs.Length)];
        if (sound == "")
            sound = (onset, vowel[0]) switch { ("c", 'e' or 'i') => "S", ("c", _) => "K", (_, 'e' or 'i') => "JH", _ => "G" };

        spelling += onset + vowel + coda + (isSilent ? "e" : "");
        sounds += $"{sound} {(isSilent ? longly : shortly)} {end} ";
    }
}
