using System;
using System.Collections.Generic;

namespace NetCompiler;

public sealed partial class Vocabulary
{
    /// <summary>
    /// A text as a bag of words: how often each word occurs, whatever the order. The number at index i is that of the word of number i + 1, so that there are as many as <see cref="Words"/>; words that the vocabulary does
    /// not have are left out.
    /// </summary>
    /// <param name="text">The words of the text, or its <see cref="NGrams"/>.</param>
    public float[] Bag(IEnumerable<string> text)
    {
        var bag = new float[_words.Length];
        foreach ((int word, int count) in Counts(text))
            bag[word] = count;
        return bag;
    }

    /// <summary>Many texts as a column of a <see cref="Dataset"/>: an example per text, as <see cref="Bag"/> gives it. Only what is not 0 is kept in memory.</summary>
    /// <param name="texts">The words of each text; gone through once, and not kept.</param>
    /// <exception cref="InvalidOperationException">The vocabulary has no words.</exception>
    public Column BagAll(IEnumerable<IEnumerable<string>> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var bags = new SparseColumn.Builder(Width);
        foreach (IEnumerable<string> text in texts)
        {
            foreach ((int word, int count) in Counts(text))
                bags.Add(word, count);
            bags.EndRow();
        }

        return bags.Build();
    }

    /// <summary>How many numbers a bag has.</summary>
    internal int Width => _words.Length > 0 ? _words.Length : throw new InvalidOperationException("The vocabulary has no words, so that its bags would have no numbers. Learn it from texts that have some.");

    /// <summary>How often each word occurs that is in the vocabulary, by index and in its order.</summary>
    internal SortedDictionary<int, int> Counts(IEnumerable<string> text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var counts = new SortedDictionary<int, int>();
        foreach (string word in text)
            if (NumberOf(word) is var number and not Unknown)
                counts[number - 1] = counts.GetValueOrDefault(number - 1) + 1;
        return counts;
    }
}
