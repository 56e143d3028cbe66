using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetCompiler;

/// <summary>Different words in an order that does not depend on where they stood: by number if all are numbers, else by code points.</summary>
internal sealed class CategoryNames
{
    private const int MostShown = 10;

    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);
    private readonly string[] _words;

    /// <param name="words">Any, several times; a list of different ones keeps its order if <paramref name="isOrdered"/>.</param>
    /// <param name="isOrdered">Whether the order is the caller's.</param>
    public CategoryNames(IEnumerable<string> words, bool isOrdered = false)
    {
        string[] different = [.. words.Distinct(StringComparer.Ordinal)];
        _words = isOrdered ? different : different.All(word => Number(word) is not null)
            ? [.. different.OrderBy(word => Number(word)).ThenBy(word => word, StringComparer.Ordinal)]
            : [.. different.Order(StringComparer.Ordinal)];

        foreach (string word in _words)
            _indices.Add(word, _indices.Count);
    }

    public IReadOnlyList<string> Words => _words;

    /// <summary>The index of a word, or −1.</summary>
    public int IndexOf(string word) => _indices.GetValueOrDefault(word, -1);

    public override string ToString() => string.Join(", ", _words.Take(MostShown)) + (_words.Length > MostShown ? $" and {_words.Length - MostShown} more" : "");

    private static double? Number(string word) => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;
}
