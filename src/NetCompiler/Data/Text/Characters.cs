using System;
using System.Collections.Generic;
using System.Text;

namespace NetCompiler;

/// <summary>
/// The characters of a text: Unicode's scalar values, so that what UTF-16 needs two codes for is one; half of such a pair is U+FFFD. Nothing is normalised. As texts of their own they can be joined to
/// <see cref="NGrams"/> and numbered by a <see cref="Vocabulary"/>; to number the characters themselves an <see cref="Alphabet"/> is faster and takes every one, line breaks too.
/// </summary>
public static class Characters
{
    /// <summary>Divides a text into characters, in their order. One after the other: nothing is kept, and asking again divides again.</summary>
    /// <param name="text">Any text; an empty one has no characters.</param>
    public static IEnumerable<string> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Divide(text);
    }

    private static IEnumerable<string> Divide(string text)
    {
        foreach (Rune rune in text.EnumerateRunes())
            yield return rune.ToString();
    }
}
