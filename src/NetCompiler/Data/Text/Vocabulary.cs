using System;
using System.Collections.Generic;
using System.Linq;

namespace NetCompiler;

/// <summary>
/// Numbers for words, by rank: 1 is the most frequent word, 2 the next one; 0 stands for every word that is not among them, and −1 for no word at all, for which
/// <see cref="EmbeddingAttribute"/> gives zeros. Such a vocabulary of <see cref="Count"/> numbers goes with <c>Embedding(Count, …)</c>.
/// </summary>
public sealed partial class Vocabulary
{
    /// <summary>The number of every word that has none of its own: 0.</summary>
    public const int Unknown = 0;

    /// <summary>The number where a text has no more words: −1.</summary>
    public const int Padding = -1;

    private readonly string[] _words;
    private readonly Dictionary<string, int> _numbers;

    /// <summary>Numbers words in the order in which they are given.</summary>
    /// <param name="words">The words of the numbers 1, 2, …; may be none.</param>
    /// <exception cref="ArgumentException">A word is given twice, is empty, or has a line break or half a surrogate pair in it: it could not be saved.</exception>
    public Vocabulary(IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        _words = [.. words];
        _numbers = new(_words.Length, StringComparer.Ordinal);

        for (int i = 0; i < _words.Length; i++)
        {
            if (Fault(_words[i]) is { } fault)
                throw new ArgumentException($"Word {i + 1} of the vocabulary {fault}.", nameof(words));
            if (!_numbers.TryAdd(_words[i], i + 1))
                throw new ArgumentException($"The vocabulary has '{_words[i]}' twice, as word {_numbers[_words[i]]} and as word {i + 1}. Words must differ.", nameof(words));
        }
    }

    /// <summary>How many numbers there are: one for each word, and 0.</summary>
    public int Count => _words.Length + 1;

    /// <summary>The words by rank: the first one has the number 1.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>The <paramref name="count"/> − 1 most frequent words of texts; those that are as frequent as each other in the order of their UTF-16 codes, so that equal texts give equal numbers everywhere.</summary>
    /// <param name="texts">Texts as words, such as <see cref="NetCompiler.Words.Of"/> gives; gone through once. Only those of the training part: what is measured must not have a say.</param>
    /// <param name="count">How many numbers there are at most, with that of unknown words: the first argument of <c>Embedding</c>; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">A word that is kept is empty, or has a line break or half a surrogate pair in it.</exception>
    public static Vocabulary Of(IEnumerable<IEnumerable<string>> texts, int count)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);

        return new(texts.SelectMany(text => text).CountBy(word => word, StringComparer.Ordinal)
            .OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal)
            .Take(count - 1).Select(word => word.Key));
    }

    /// <summary>The number of a word: its rank from 1, or <see cref="Unknown"/>. Upper and lower case differ.</summary>
    public int NumberOf(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return _numbers.GetValueOrDefault(word, Unknown);
    }

    /// <summary>Why a word cannot stand on a line of its own in a file; else none.</summary>
    private static string? Fault(string? word) =>
        string.IsNullOrEmpty(word) ? "is empty"
        : word.AsSpan().ContainsAny('\r', '\n') ? "has a line break in it"
        : HasHalfAPair(word) ? "has half a surrogate pair in it" : null;

    private static bool HasHalfAPair(string word)
    {
        for (int i = 0; i < word.Length; i++)
        {
            if (!char.IsSurrogate(word[i]))
                continue;
            if (!char.IsSurrogatePair(word, i))
                return true;
            i++;
        }

        return false;
    }
}
