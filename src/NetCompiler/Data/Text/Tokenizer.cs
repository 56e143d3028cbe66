using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace NetCompiler;

/// <summary>
/// Numbers for the pieces of a text, straight from its characters: an <see cref="Alphabet"/> has one for each character, a <see cref="BytePairEncoding"/> for frequent sequences of bytes. Numbers are
/// from 0 to <see cref="Count"/> − 1, and <see cref="Padding"/> where a text of a fixed length has no more. For words there is <see cref="Vocabulary"/>.
/// </summary>
/// <example>
/// <code>
/// Tokenizer tokenizer = BytePairEncoding.Of(text, count: 2000);
/// Dataset examples = Dataset.NextTokens(tokenizer.NumbersOf(text), length: 128);
/// </code>
/// </example>
public abstract class Tokenizer
{
    /// <summary>The number where a text has no more pieces, for which <see cref="EmbeddingAttribute"/> gives zeros: −1.</summary>
    public const int Padding = -1;

    private protected Tokenizer()
    {
    }

    /// <summary>How many numbers there are: the first argument of <c>Embedding</c>, and how many classes a network has that says what comes next.</summary>
    public abstract int Count { get; }

    /// <summary>The numbers of a text, all of them.</summary>
    /// <param name="text">Any text; an empty one has no numbers.</param>
    /// <exception cref="ArgumentException">The text cannot be expressed; see the class.</exception>
    public int[] NumbersOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Divide(text);
    }

    /// <summary>The numbers of a text, as many as are asked for: what is too long loses pieces at one end, what is too short is padded with <see cref="Padding"/> at one end.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="length">How many numbers the result has; at least 1.</param>
    /// <param name="padding">Where numbers are added; before the text by default, so that a network that returns its last state has just read the last piece.</param>
    /// <param name="truncation">Where pieces are left out; at the front by default, so that the last ones stay.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is less than 1, or an end is none of the two.</exception>
    /// <exception cref="ArgumentException">The text cannot be expressed; see the class.</exception>
    public float[] Encode(string text, int length, TextEnd padding = TextEnd.Front, TextEnd truncation = TextEnd.Front)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        var numbers = new float[length];
        FixedLength.Fit(NumbersOf(text), numbers, padding, truncation);
        return numbers;
    }

    /// <summary>Many texts as a column of a <see cref="Dataset"/>: an example per text, as <see cref="Encode"/> gives it.</summary>
    /// <param name="texts">The texts; gone through once, and not kept.</param>
    /// <param name="length">How many numbers an example has; at least 1.</param>
    /// <param name="padding">Where numbers are added; at the front by default.</param>
    /// <param name="truncation">Where pieces are left out; at the front by default.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is less than 1, or an end is none of the two.</exception>
    /// <exception cref="ArgumentException">There are more numbers than an array can have, or a text cannot be expressed.</exception>
    public Column EncodeAll(IReadOnlyCollection<string> texts, int length, TextEnd padding = TextEnd.Front, TextEnd truncation = TextEnd.Front)
    {
        ArgumentNullException.ThrowIfNull(texts);
        float[] numbers = FixedLength.Array(texts.Count, length, "pieces");

        int next = 0;
        foreach (string text in texts)
            FixedLength.Fit(NumbersOf(text), numbers.AsSpan(next++ * length, length), padding, truncation);
        return Column.Of(numbers, length);
    }

    /// <summary>The text of numbers; padding is left out.</summary>
    /// <param name="numbers">Numbers as <see cref="NumbersOf"/> gives them, or as a network chose them.</param>
    /// <exception cref="ArgumentException">A number is none of this tokenizer.</exception>
    public string Decode(ReadOnlySpan<int> numbers)
    {
        for (int i = 0; i < numbers.Length; i++)
            if (numbers[i] < Padding || numbers[i] >= Count)
                throw FixedLength.NoNumber(i, numbers[i], Count, nameof(numbers));
        return Join(numbers);
    }

    /// <summary>The text of numbers; padding is left out.</summary>
    /// <param name="numbers">Numbers as <see cref="Encode"/> gives them.</param>
    /// <exception cref="ArgumentException">A number is none of this tokenizer.</exception>
    public string Decode(ReadOnlySpan<float> numbers)
    {
        var whole = new int[numbers.Length];
        for (int i = 0; i < whole.Length; i++)
        {
            if (!(numbers[i] >= Padding && numbers[i] < Count) || numbers[i] != (int)numbers[i])
                throw FixedLength.NoNumber(i, numbers[i], Count, nameof(numbers));
            whole[i] = (int)numbers[i];
        }

        return Join(whole);
    }

    /// <summary>Writes a text file, whole or not at all, that the class's <c>Load</c> reads.</summary>
    /// <param name="path">Its name; its folder must exist.</param>
    /// <exception cref="IOException">The path is a folder, its folder is missing, or the disk is full; what was there before stays.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing there is not allowed.</exception>
    public abstract void Save(string path);

    /// <summary>The numbers of a text.</summary>
    private protected abstract int[] Divide(string text);

    /// <summary>The text of numbers from −1 to <see cref="Count"/> − 1.</summary>
    private protected abstract string Join(ReadOnlySpan<int> numbers);
}
