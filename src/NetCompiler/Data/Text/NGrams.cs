using System;
using System.Collections.Generic;

namespace NetCompiler;

/// <summary>
/// Neighbours in a text as words of their own, so that a <see cref="Vocabulary"/> can number them and a bag of them still knows some order:
/// <code>
/// not good at all   from 1 to 2   →   not   good   "not good"   at   "good at"   all   "at all"
/// </code>
/// </summary>
public static class NGrams
{
    /// <summary>The n-grams of a text, those that end first before the others and of these the shorter ones first. One after the other: no more of the text is kept than the longest one needs.</summary>
    /// <param name="text">The words of the text, such as <see cref="Words.Of"/> gives, or its <see cref="Characters"/>.</param>
    /// <param name="least">How many words the shortest ones have; at least 1.</param>
    /// <param name="most">How many words the longest ones have; at least <paramref name="least"/>.</param>
    /// <param name="separator">What is put between the words; a blank by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A length is too small.</exception>
    public static IEnumerable<string> Of(IEnumerable<string> text, int least, int most, string separator = " ")
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(separator);
        ArgumentOutOfRangeException.ThrowIfLessThan(least, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, least);
        return Join(text, least, most, separator);
    }

    private static IEnumerable<string> Join(IEnumerable<string> text, int least, int most, string separator)
    {
        var last = new List<string>(most);

        foreach (string word in text)
        {
            if (last.Count == most)
                last.RemoveAt(0);
            last.Add(word);

            for (int length = least; length <= last.Count; length++)
                yield return length == 1 ? word : string.Join(separator, last.GetRange(last.Count - length, length));
        }
    }
}
