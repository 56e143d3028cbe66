using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace NetCompiler;

/// <summary>
/// The words of a text. A word is as many letters, digits, marks and apostrophes in a row as there are, without the apostrophes at its ends, in lower case:
/// <code>
/// "It's NOT 'good': 10/10!"  →  it's  not  good  10  10
/// </code>
/// Letters, decimal digits and marks (such as accents that are characters of their own) are Unicode's; apostrophes are ' and ’, which becomes '. Everything else divides words: blanks, hyphens,
/// underscores, other punctuation, symbols, halves of surrogate pairs. Nothing is normalised otherwise, and the language of the machine has no say.
/// </summary>
public static class Words
{
    private const char Apostrophe = '\'', Curly = '’';

    /// <summary>Divides a text into words, in their order. One after the other: nothing is kept, and asking again divides again.</summary>
    /// <param name="text">Any text; an empty one has no words.</param>
    public static IEnumerable<string> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Divide(text);
    }

    private static IEnumerable<string> Divide(string text)
    {
        var word = new StringBuilder();

        foreach (Rune rune in text.EnumerateRunes())
        {
            if (IsPart(rune))
                word.Append(rune.Value == Curly ? "'" : Rune.ToLowerInvariant(rune).ToString());
            else if (Take(word) is { } ended)
                yield return ended;
        }

        if (Take(word) is { } last)
            yield return last;
    }

    private static bool IsPart(Rune rune) =>
        rune.Value is Apostrophe or Curly || Rune.IsLetter(rune) || Rune.IsDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>What has been gathered, if it is a word; begins the next one.</summary>
    private static string? Take(StringBuilder word)
    {
        if (word.Length == 0)
            return null;

        string taken = word.ToString().Trim(Apostrophe);
        word.Clear();
        return taken.Length == 0 ? null : taken;
    }
}
