using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using NetCompiler.Tests.Persistence;
using Xunit;

namespace NetCompiler.Tests.Data.Text;

public class BytePairEncodingTests
{
    private const string Verse = "the cat sat on the mat, the rat sat on the cat; that cat that sat at the mat's end had had 1234 1235 rats — été, 猫😀猫😀!\n\n  the  end\n";

    /// <summary>The dictionary of Sennrich et al. 2016, figure 1: low 5 times, lower 2, newest 6, widest 3. There words have an end of their own; here a space before them.</summary>
    [Fact]
    public void The_pairs_of_the_paper_are_found()
    {
        string text = string.Concat(Enumerable.Repeat(" low", 5).Concat(Enumerable.Repeat(" lower", 2)).Concat(Enumerable.Repeat(" newest", 6)).Concat(Enumerable.Repeat(" widest", 3)));
        BytePairEncoding pairs = BytePairEncoding.Of(text, 256 + 5);

        // e s and s t occur 9 times, and e comes first; then es t; then space l, l o and o w, 7 times; of (o, w) and (space l, o) the left o is the lesser number.
        Assert.Equal(["es", "est", " l", "ow", " low"], Enumerable.Range(256, 5).Select(number => Encoding.UTF8.GetString(pairs.BytesOf(number))));
        Assert.Equal(" low|e|r", Pieces(pairs, " lower"));
        Assert.Equal(" low|est", Pieces(pairs, " lowest"));
    }

    [Theory]
    [InlineData(Verse), InlineData("aaaaaaa aaaa aaa aa a"), InlineData("abababab abab ab bababa"), InlineData("")]
    public void Learning_agrees_with_its_definition(string text)
    {
        BytePairEncoding pairs = BytePairEncoding.Of(text, 256 + 60);
        Assert.Equal(PlainlyLearned(text, 60), pairs.Merges);
        Assert.Equal(pairs.Merges, BytePairEncoding.Of(Enumerable.Reverse(Pieces(text)), 256 + 60).Merges);
    }

    [Fact]
    public void It_stops_where_no_pair_occurs_twice()
    {
        Assert.Equal(256, BytePairEncoding.Of("abcdefg", 1000).Count);
        Assert.Equal("ab|ab", Pieces(BytePairEncoding.Of("ababX", 1000), "abab"));
        Assert.Throws<ArgumentOutOfRangeException>(() => BytePairEncoding.Of("abc", 255));
    }

    [Theory]
    [InlineData(""), InlineData(" "), InlineData("the cat"), InlineData("never seen: Ωmega\t\r\n\0 😀😀 ٣٤ e\u0301"), InlineData(Verse), InlineData("   indented   twice \u3000 \u3000x")]
    public void Every_text_comes_back(string text)
    {
        BytePairEncoding pairs = BytePairEncoding.Of(Verse, 300);
        Assert.Equal(text, pairs.Decode(pairs.NumbersOf(text)));
        Assert.Equal(text, pairs.Decode(pairs.Encode(text, 200)));
        Assert.Equal(text, string.Concat(Pieces(text)));
    }

    [Fact]
    public void Encoding_agrees_with_learning()
    {
        BytePairEncoding pairs = BytePairEncoding.Of(Verse, 330);
        Assert.Equal(Pieces(Verse).SelectMany(piece => PlainlyEncoded(piece, pairs)), pairs.NumbersOf(Verse));
        Assert.True(pairs.NumbersOf(Verse).Length < Encoding.UTF8.GetByteCount(Verse) / 2);
    }

    [Theory]
    [InlineData("the film, 1999", "the| film|,| 1999")]
    [InlineData("a  b", "a| | b")]
    [InlineData("a\n\n b  ", "a|\n\n| b|  ")]
    [InlineData("isn't", "isn|'|t")]
    [InlineData(" ", " ")]
    [InlineData("x²é猫", "x|²|é猫")]
    public void Pieces_are_rows_of_a_kind_with_a_space_before_them(string text, string pieces) => Assert.Equal(pieces, string.Join('|', Pieces(text)));

    [Fact]
    public void Long_rows_are_divided_between_characters()
    {
        string text = string.Concat(Enumerable.Repeat("x😀", 5)) + new string('y', 1000) + string.Concat(Enumerable.Repeat("😀", 500));
        Assert.Equal(text, string.Concat(Pieces(text)));
        Assert.All(Pieces(text), piece => Assert.True(piece.Length <= 65 && !char.IsLowSurrogate(piece[0])));
    }

    [Fact]
    public void What_utf8_does_not_have_is_refused()
    {
        string message = Assert.Throws<ArgumentException>(() => BytePairEncoding.Of(Verse, 260).NumbersOf("ab \uDE00")).Message;
        Assert.Equal("The text has half a surrogate pair in it, at character 1 of ' ·'. Put U+FFFD for it, or what was meant.", message);
        Assert.Throws<ArgumentException>(() => BytePairEncoding.Of("\uD83D", 260));
    }

    /// <summary>A network may choose bytes that are no UTF-8.</summary>
    [Fact]
    public void Bytes_that_are_no_character_become_the_sign_for_it() => Assert.Equal("a\uFFFDb", new BytePairEncoding([]).Decode(['a', 0xC3, 'b']));

    [Fact]
    public void Pairs_that_make_no_sense_are_refused()
    {
        Assert.StartsWith("Pair 2 is (97, 257), but number 257 can only be made of two numbers from 0 to 256", Assert.Throws<ArgumentException>(() => new BytePairEncoding([(97, 98), (97, 257)])).Message);
        Assert.StartsWith("The pair (97, 98) is given twice, as number 256 and as number 257", Assert.Throws<ArgumentException>(() => new BytePairEncoding([(97, 98), (97, 98)])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new BytePairEncoding([]).BytesOf(256).Length);
    }

    [Fact]
    public void Is_plain_text_and_comes_back_as_it_was()
    {
        using var folder = new TestFolder();
        new BytePairEncoding([(116, 104), (256, 101)]).Save(folder.At("the.txt"));
        Assert.Equal("byte-pair encoding of 2 pairs\n116 104\n256 101\n", File.ReadAllText(folder.At("the.txt")));
        Assert.Equal([(116, 104), (256, 101)], BytePairEncoding.Load(folder.At("the.txt")).Merges);
    }

    [Theory]
    [InlineData("", "is no byte-pair encoding: its first line must be 'byte-pair encoding of N pairs', but is missing")]
    [InlineData("byte-pair encoding of 2 pairs\n1 2\n", "announces 2 pairs, but 1 follow")]
    [InlineData("byte-pair encoding of 1 pairs\n1 2 3\n", "line 2 is '1 2 3', but must be two numbers with a blank between them")]
    [InlineData("byte-pair encoding of 1 pairs\n1 02\n", "line 2 is '1 02'")]
    [InlineData("byte-pair encoding of 1 pairs\n1 -2\n", "line 2 is '1 -2'")]
    [InlineData("byte-pair encoding of 1 pairs\n1 256\n", "line 2 is (1, 256), but number 256 can only be made of two numbers from 0 to 255")]
    [InlineData("byte-pair encoding of 2 pairs\n1 2\n1 2\n", "line 3 has '1 2', which line 2 has already")]
    public void Says_what_is_wrong_with_a_damaged_file(string content, string reason)
    {
        string message = Assert.Throws<InvalidDataException>(() => BytePairEncoding.Load(new MemoryStream(Encoding.UTF8.GetBytes(content)), "pairs.txt")).Message;
        Assert.StartsWith("pairs.txt", message);
        Assert.Contains(reason, message);
    }

    /// <summary>A million characters with few different pieces: what is kept for each is not kept for each occurrence.</summary>
    [Fact]
    public void Dividing_a_long_text_allocates_for_its_numbers_and_not_for_its_pieces()
    {
        string text = string.Concat(Enumerable.Repeat("to be or not to be ", 1_000_000 / 19));
        BytePairEncoding pairs = BytePairEncoding.Of("to be or not to be ", 256);
        pairs.NumbersOf(text);

        long before = GC.GetAllocatedBytesForCurrentThread();
        int[] numbers = pairs.NumbersOf(text);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated < 5L * sizeof(int) * numbers.Length, $"{allocated} bytes for {numbers.Length} numbers.");
    }

    private static List<string> Pieces(string text)
    {
        var pieces = new List<string>();
        foreach (ReadOnlySpan<char> piece in new TextPieces(text))
            pieces.Add(piece.ToString());
        return pieces;
    }

    private static string Pieces(BytePairEncoding pairs, string text) => string.Join('|', pairs.NumbersOf(text).Select(number => Encoding.UTF8.GetString(pairs.BytesOf(number))));

    /// <summary>The algorithm of the paper as it is written there: everything is counted anew for each pair.</summary>
    private static List<(int, int)> PlainlyLearned(string text, int most)
    {
        List<List<int>> pieces = [.. Pieces(text).Select(piece => Encoding.UTF8.GetBytes(piece).Select(value => (int)value).ToList())];
        var learned = new List<(int, int)>();

        while (learned.Count < most)
        {
            var counts = pieces.SelectMany(piece => piece.Zip(piece.Skip(1))).CountBy(pair => pair).Where(pair => pair.Value > 1).ToList();
            if (counts.Count == 0)
                break;

            (int, int) best = counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).First().Key;
            foreach (List<int> piece in pieces)
                Replace(piece, best, 256 + learned.Count);
            learned.Add(best);
        }

        return learned;
    }

    private static List<int> PlainlyEncoded(string piece, BytePairEncoding pairs)
    {
        List<int> numbers = [.. Encoding.UTF8.GetBytes(piece).Select(value => (int)value)];
        for (int i = 0; i < pairs.Merges.Count; i++)
            Replace(numbers, pairs.Merges[i], 256 + i);
        return numbers;
    }

    private static void Replace(List<int> numbers, (int Left, int Right) pair, int number)
    {
        for (int i = 0; i + 1 < numbers.Count; i++)
            if ((numbers[i], numbers[i + 1]) == pair)
            {
                numbers[i] = number;
                numbers.RemoveAt(i + 1);
            }
    }
}
