using System;
using System.Collections.Generic;

namespace NetCompiler;

/// <summary>
/// Texts as bags of words in which a word counts the more the fewer texts have it (Salton and Buckley 1988; smoothed and normalised as scikit-learn's <c>TfidfVectorizer</c> does by default):
/// <code>
/// idf(w) = ln((1 + n) / (1 + d(w))) + 1       n texts were learned from, d(w) of them have the word w
/// y(w)   = count of w in the text · idf(w)
/// x      = y / ‖y‖₂                           all zeros where no word is known
/// </code>
/// The number at index i is that of the word of number i + 1 in the vocabulary; words that it does not have are left out.
/// </summary>
public sealed class TfIdf
{
    private readonly double[] _weights;

    private TfIdf(Vocabulary vocabulary, double[] weights) => (Vocabulary, _weights) = (vocabulary, weights);

    /// <summary>The words that count.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>idf(w) of each word, by index: of the word of number i + 1 at i.</summary>
    public IReadOnlyList<double> Weights => _weights;

    /// <summary>Learns in how many texts each word is.</summary>
    /// <param name="texts">The words of each text of the training part, or its <see cref="NGrams"/>; gone through once. What is measured must not have a say.</param>
    /// <param name="vocabulary">The words that count.</param>
    /// <exception cref="ArgumentException">There is no text.</exception>
    /// <exception cref="InvalidOperationException">The vocabulary has no words.</exception>
    public static TfIdf Fit(IEnumerable<IEnumerable<string>> texts, Vocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(vocabulary);
        int count = 0;
        var having = new int[vocabulary.Width];

        foreach (IEnumerable<string> text in texts)
        {
            count++;
            foreach (int word in vocabulary.Counts(text).Keys)
                having[word]++;
        }

        if (count == 0)
            throw new ArgumentException("There are no texts to learn from. Give those of the training part.", nameof(texts));
        return new(vocabulary, Array.ConvertAll(having, texts => Math.Log((1.0 + count) / (1.0 + texts)) + 1));
    }

    /// <summary>The numbers of a text, as many as the vocabulary has words.</summary>
    /// <param name="text">The words of the text, or its <see cref="NGrams"/>, as they were learned.</param>
    public float[] Encode(IEnumerable<string> text)
    {
        var numbers = new float[_weights.Length];
        foreach ((int word, float number) in Numbers(text))
            numbers[word] = number;
        return numbers;
    }

    /// <summary>Many texts as a column of a <see cref="Dataset"/>: an example per text, as <see cref="Encode"/> gives it. Only what is not 0 is kept in memory.</summary>
    /// <param name="texts">The words of each text; gone through once, and not kept.</param>
    public Column EncodeAll(IEnumerable<IEnumerable<string>> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var rows = new SparseColumn.Builder(_weights.Length);
        foreach (IEnumerable<string> text in texts)
        {
            foreach ((int word, float number) in Numbers(text))
                rows.Add(word, number);
            rows.EndRow();
        }

        return rows.Build();
    }

    private IEnumerable<(int Word, float Number)> Numbers(IEnumerable<string> text)
    {
        SortedDictionary<int, int> counts = Vocabulary.Counts(text);
        double squares = 0;
        foreach ((int word, int count) in counts)
            squares += count * _weights[word] * (count * _weights[word]);

        foreach ((int word, int count) in counts)
            yield return (word, (float)(count * _weights[word] / Math.Sqrt(squares)));
    }
}
