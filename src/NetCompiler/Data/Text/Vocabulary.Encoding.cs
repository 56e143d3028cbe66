using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace NetCompiler;

public sealed partial class Vocabulary
{
    /// <summary>The numbers of a text, as many as are asked for: what is too long loses words at one end, what is too short is padded with <see cref="Padding"/> at one end.</summary>
    /// <param name="text">The words of the text.</param>
    /// <param name="length">How many numbers the result has, in words; at least 1.</param>
    /// <param name="padding">Where numbers are added; before the text by default, so that a network that returns its last state has just read the last word.</param>
    /// <param name="truncation">Where words are left out; at the front by default, so that the last ones stay.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is less than 1, or an end is none of the two.</exception>
    public float[] Encode(IEnumerable<string> text, int length, TextEnd padding = TextEnd.Front, TextEnd truncation = TextEnd.Front)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        var numbers = new float[length];
        Encode(text, numbers, padding, truncation);
        return numbers;
    }

    /// <summary>Many texts as a column of a <see cref="Dataset"/>: an example per text, as <see cref="Encode(IEnumerable{string}, int, TextEnd, TextEnd)"/> gives it.</summary>
    /// <param name="texts">The words of each text; gone through once, and not kept.</param>
    /// <param name="length">How many numbers an example has, in words; at least 1.</param>
    /// <param name="padding">Where numbers are added; at the front by default.</param>
    /// <param name="truncation">Where words are left out; at the front by default.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is less than 1, or an end is none of the two.</exception>
    /// <exception cref="ArgumentException">There are more numbers than an array can have.</exception>
    public Column EncodeAll(IReadOnlyCollection<IEnumerable<string>> texts, int length, TextEnd padding = TextEnd.Front, TextEnd truncation = TextEnd.Front)
    {
        ArgumentNullException.ThrowIfNull(texts);
        float[] numbers = FixedLength.Array(texts.Count, length, "words");
        int next = 0;
        foreach (IEnumerable<string> text in texts)
            Encode(text, numbers.AsSpan(next++ * length, length), padding, truncation);
        return Column.Of(numbers, length);
    }

    /// <summary>The numbers of a text, all of them.</summary>
    /// <param name="text">The words of the text.</param>
    public int[] NumbersOf(IEnumerable<string> text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. text.Select(NumberOf)];
    }

    /// <summary>The words of numbers, a blank between them; padding is left out.</summary>
    /// <param name="numbers">Numbers as they were encoded.</param>
    /// <param name="unknown">What stands for an unknown word.</param>
    /// <exception cref="ArgumentException">A number is none of this vocabulary.</exception>
    public string Decode(ReadOnlySpan<float> numbers, string unknown = "?")
    {
        var text = new StringBuilder();

        for (int i = 0; i < numbers.Length; i++)
        {
            if (numbers[i] == Padding)
                continue;
            if (!(numbers[i] >= 0 && numbers[i] < Count) || numbers[i] != (int)numbers[i])
                throw FixedLength.NoNumber(i, numbers[i], Count, nameof(numbers));
            text.Append(text.Length == 0 ? "" : " ").Append(numbers[i] == Unknown ? unknown : _words[(int)numbers[i] - 1]);
        }

        return text.ToString();
    }

    private void Encode(IEnumerable<string> text, Span<float> numbers, TextEnd padding, TextEnd truncation)
    {
        ArgumentNullException.ThrowIfNull(text);
        FixedLength.Check(padding, nameof(padding));
        FixedLength.Check(truncation, nameof(truncation));

        // The last ones of a long text turn in a circle, and so none of it need be held.
        int length = numbers.Length, read = 0;
        foreach (string word in truncation == TextEnd.Back ? text.Take(length) : text)
            numbers[read++ % length] = NumberOf(word);

        if (read >= length)
            Turn(numbers, read % length);
        else
            FixedLength.Pad(numbers, read, padding);
    }

    /// <summary>Brings to the front what stands at an index, and what is before it to the end.</summary>
    private static void Turn(Span<float> numbers, int first)
    {
        numbers[..first].Reverse();
        numbers[first..].Reverse();
        numbers.Reverse();
    }
}
