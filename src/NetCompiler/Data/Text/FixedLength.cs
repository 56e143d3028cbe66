using System;

namespace NetCompiler;

/// <summary>Texts of one length each: numbers left out at one end, or added at one end.</summary>
internal static class FixedLength
{
    /// <summary>Room for the numbers of texts.</summary>
    /// <exception cref="ArgumentException">There are more than an array can have.</exception>
    public static float[] Array(int texts, int length, string pieces)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        if ((long)texts * length > System.Array.MaxLength)
            throw new ArgumentException($"{texts} texts of {length} {pieces} are more than the {System.Array.MaxLength} numbers that an array can have. Make the texts shorter, or encode them in parts.", nameof(texts));
        return new float[texts * length];
    }

    /// <summary>Puts as many numbers of a text as there is room for, and padding where it has fewer.</summary>
    public static void Fit(ReadOnlySpan<int> text, Span<float> numbers, TextEnd padding, TextEnd truncation)
    {
        Check(padding, nameof(padding));
        Check(truncation, nameof(truncation));
        if (text.Length > numbers.Length)
            text = truncation == TextEnd.Front ? text[^numbers.Length..] : text[..numbers.Length];

        for (int i = 0; i < text.Length; i++)
            numbers[i] = text[i];
        Pad(numbers, text.Length, padding);
    }

    /// <summary>Adds padding to numbers that are at the beginning.</summary>
    public static void Pad(Span<float> numbers, int read, TextEnd padding)
    {
        int missing = numbers.Length - read;
        if (padding == TextEnd.Front)
            numbers[..read].CopyTo(numbers[missing..]);
        numbers.Slice(padding == TextEnd.Front ? 0 : read, missing).Fill(Vocabulary.Padding);
    }

    public static void Check(TextEnd end, string argument)
    {
        if (end is not (TextEnd.Front or TextEnd.Back))
            throw new ArgumentOutOfRangeException(argument, end, "A text has two ends: Front and Back.");
    }

    public static ArgumentException NoNumber(int place, float number, int count, string argument) =>
        new(FormattableString.Invariant($"Number {place} is {number}, but there are only whole numbers from {Vocabulary.Padding} to {count - 1}."), argument);
}
