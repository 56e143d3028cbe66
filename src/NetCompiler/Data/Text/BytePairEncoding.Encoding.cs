using System;
using System.Collections.Generic;
using System.Text;

namespace NetCompiler;

public sealed partial class BytePairEncoding
{
    private protected override int[] Divide(string text)
    {
        // Pieces recur: each is worked out once, and found again without a string of its own.
        var known = new Dictionary<string, int[]>(StringComparer.Ordinal);
        Dictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> byPiece = known.GetAlternateLookup<ReadOnlySpan<char>>();
        var numbers = new List<int>(text.Length / 2);

        foreach (ReadOnlySpan<char> piece in new TextPieces(text))
        {
            if (!byPiece.TryGetValue(piece, out int[]? ofPiece))
            {
                string found = piece.ToString();
                known.Add(found, ofPiece = Merge(BytesOf(found)));
            }

            numbers.AddRange(ofPiece);
        }

        return [.. numbers];
    }

    private protected override string Join(ReadOnlySpan<int> numbers)
    {
        var bytes = new List<byte>(numbers.Length * 4);
        foreach (int number in numbers)
            if (number != Padding)
                bytes.AddRange(_bytes[number]);
        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static byte[] BytesOf(string piece)
    {
        try
        {
            return Utf8.Strict.GetBytes(piece);
        }
        catch (EncoderFallbackException error)
        {
            throw new ArgumentException($"The text has half a surrogate pair in it, at character {error.Index} of '{Utf8.Shown(piece)}'. Put U+FFFD for it, or what was meant.", error);
        }
    }

    /// <summary>Puts numbers for pairs, that which was learned first before all others, until none is left.</summary>
    private int[] Merge(byte[] bytes)
    {
        int[] numbers = Array.ConvertAll(bytes, value => (int)value);
        int length = numbers.Length;

        while (First(numbers.AsSpan(0, length)) is { } number)
            length = Replace(numbers.AsSpan(0, length), _merges[number - Bytes], number);

        return numbers[..length];
    }

    /// <summary>The least number of all neighbours that have one.</summary>
    private int? First(ReadOnlySpan<int> numbers)
    {
        int? first = null;
        for (int i = 0; i + 1 < numbers.Length; i++)
            if (_numbers.TryGetValue((numbers[i], numbers[i + 1]), out int number) && !(number >= first))
                first = number;
        return first;
    }

    /// <summary>Puts a number for a pair, from the left; returns how many numbers are left.</summary>
    internal static int Replace(Span<int> numbers, (int Left, int Right) pair, int number)
    {
        int kept = 0;
        for (int i = 0; i < numbers.Length; i++)
        {
            bool isPair = numbers[i] == pair.Left && i + 1 < numbers.Length && numbers[i + 1] == pair.Right;
            numbers[kept++] = isPair ? number : numbers[i];
            i += isPair ? 1 : 0;
        }

        return kept;
    }
}
