using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetCompiler;

/// <summary>
/// Numbers for frequent sequences of bytes, learned from texts: Sennrich, Haddow and Birch 2016, over the bytes of UTF-8 as in Radford et al. 2019, so that no text is unknown and every one is decoded to
/// itself. The numbers 0 to 255 are the bytes; each further one is a pair of earlier numbers.
/// <code>
/// learn    divide the texts into pieces; as often as asked for: of all neighbours within pieces, the pair that occurs most often (of several the one with the least left number, then the least right one)
///          gets the next number, and becomes it everywhere
/// encode   divide the text into pieces; in each, the pair that was learned first becomes its number, until there is none that was learned
/// </code>
/// A piece is a row of letters and marks, of digits, of blanks or of anything else, with one space before it if there is one ("the film, 1999" → "the" " film" "," " 1999"), and at most 64 characters long: what is
/// longer is divided. No pair is learned across two pieces. Half a surrogate pair has no UTF-8 and is refused.
/// </summary>
public sealed partial class BytePairEncoding : Tokenizer
{
    private const int Bytes = 256;

    private readonly (int Left, int Right)[] _merges;
    private readonly Dictionary<(int Left, int Right), int> _numbers;
    private readonly byte[][] _bytes;

    /// <summary>Numbers pairs in the order in which they are given.</summary>
    /// <param name="merges">The pairs of the numbers 256, 257, …, each of earlier numbers; may be none.</param>
    /// <exception cref="ArgumentException">A pair is given twice, or has a number that is not an earlier one.</exception>
    public BytePairEncoding(IEnumerable<(int Left, int Right)> merges)
    {
        ArgumentNullException.ThrowIfNull(merges);
        _merges = [.. merges];
        _numbers = new(_merges.Length);
        _bytes = new byte[Count][];
        for (int i = 0; i < Bytes; i++)
            _bytes[i] = [(byte)i];

        for (int i = 0; i < _merges.Length; i++)
        {
            (int left, int right) = _merges[i];
            if (Fault(_merges[i], Bytes + i) is { } fault)
                throw new ArgumentException($"Pair {i + 1} {fault}.", nameof(merges));
            if (!_numbers.TryAdd(_merges[i], Bytes + i))
                throw new ArgumentException($"The pair ({left}, {right}) is given twice, as number {_numbers[_merges[i]]} and as number {Bytes + i}. Pairs must differ.", nameof(merges));
            _bytes[Bytes + i] = [.. _bytes[left], .. _bytes[right]];
        }
    }

    /// <summary>How many numbers there are: 256, and one for each pair.</summary>
    public override int Count => Bytes + _merges.Length;

    /// <summary>The pairs in the order in which they were learned: the first one has the number 256.</summary>
    public IReadOnlyList<(int Left, int Right)> Merges => _merges;

    /// <summary>Learns pairs from texts.</summary>
    /// <param name="texts">The texts of the training part; gone through once, and not kept: what is measured must not have a say.</param>
    /// <param name="count">How many numbers there are at most, with those of bytes; at least 256. There are fewer when no pair occurs twice any more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 256.</exception>
    /// <exception cref="ArgumentException">A text has half a surrogate pair in it.</exception>
    public static BytePairEncoding Of(IEnumerable<string> texts, int count)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, Bytes);

        var pieces = new Dictionary<string, int>(StringComparer.Ordinal);
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> counts = pieces.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (string text in texts)
            foreach (ReadOnlySpan<char> piece in new TextPieces(text))
                counts[piece] = counts.TryGetValue(piece, out int before) ? before + 1 : 1;

        // The order of a dictionary is an accident, and of a sum of whole numbers none matters; but ties are between pairs, whose numbers depend on nothing else.
        return new(new PairLearner(pieces.Select(piece => (BytesOf(piece.Key), piece.Value))).Learn(count - Bytes));
    }

    /// <summary>Learns pairs from a text, see <see cref="Of(IEnumerable{string}, int)"/>.</summary>
    /// <param name="text">The text of the training part.</param>
    /// <param name="count">How many numbers there are at most, with those of bytes; at least 256.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 256.</exception>
    /// <exception cref="ArgumentException">The text has half a surrogate pair in it.</exception>
    public static BytePairEncoding Of(string text, int count) => Of([text], count);

    /// <summary>What a number stands for.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such number.</exception>
    public ReadOnlySpan<byte> BytesOf(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, Count);
        return _bytes[number];
    }

    /// <summary>Writes a text file, whole or not at all: a line <c>byte-pair encoding of 744 pairs</c>, then each pair's two numbers on a line of their own, in the order in which they were learned.</summary>
    /// <inheritdoc/>
    public override void Save(string path) => Format.Save(path, Array.ConvertAll(_merges, Line));

    private static string? Fault((int Left, int Right) pair, int number) =>
        pair.Left < 0 || pair.Right < 0 || pair.Left >= number || pair.Right >= number
            ? $"is ({pair.Left}, {pair.Right}), but number {number} can only be made of two numbers from 0 to {number - 1}" : null;
}
