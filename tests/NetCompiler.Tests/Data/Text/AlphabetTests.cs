using System;
using System.IO;
using System.Linq;
using System.Text;
using NetCompiler.Tests.Data.Images;
using NetCompiler.Tests.Persistence;
using Xunit;

namespace NetCompiler.Tests.Data.Text;

public class AlphabetTests
{
    private static readonly Alphabet Few = new("eat\n😀".EnumerateRunes());

    [Fact]
    public void The_most_frequent_characters_come_first_and_equals_by_their_codes()
    {
        Assert.Equal(" ab\nA", Shown(Alphabet.Of("a b a b\n a A ")));
        Assert.Equal("ab", Shown(Alphabet.Of(["cab", "ba"], count: 3)));
        Assert.Equal(1, Alphabet.Of("abc", count: 1).Count);
        Assert.Equal(1, Alphabet.Of("").Count);
        Assert.Equal("😀\uFFFD", Shown(Alphabet.Of("😀\uD83D😀")));
        Assert.Throws<ArgumentOutOfRangeException>(() => Alphabet.Of("a", count: 0));
    }

    [Fact]
    public void A_text_becomes_the_numbers_of_its_characters()
    {
        Assert.Equal([3, 1, 2, 4, 5, 0, 0], Few.NumbersOf("tea\n😀Té"));
        Assert.Equal([], Few.NumbersOf(""));
        Assert.Equal((2, 0), (Few.NumberOf(new Rune('a')), Few.NumberOf(new Rune('A'))));
        Assert.Equal(6, Few.Count);
    }

    [Theory]
    [InlineData("at", TextEnd.Front, TextEnd.Front, "-1 -1 2 3")]
    [InlineData("at", TextEnd.Back, TextEnd.Front, "2 3 -1 -1")]
    [InlineData("taeeat", TextEnd.Back, TextEnd.Front, "1 1 2 3")]
    [InlineData("taeeat", TextEnd.Front, TextEnd.Back, "3 2 1 1")]
    [InlineData("", TextEnd.Back, TextEnd.Back, "-1 -1 -1 -1")]
    public void A_text_becomes_as_many_numbers_as_asked_for(string text, TextEnd padding, TextEnd truncation, string numbers)
    {
        Assert.Equal(numbers, string.Join(' ', Few.Encode(text, 4, padding, truncation)));
        Column column = Few.EncodeAll(["e", text], 4, padding, truncation);
        Assert.Equal((2, 4), (column.Count, column.Size));
        Assert.Equal(numbers, string.Join(' ', PictureTests.Values(column, 1)));
    }

    /// <summary>The textbook's: sentences of eight words or fewer become rows of ten.</summary>
    [Fact]
    public void Eight_are_padded_to_ten() => Assert.Equal([-1, -1, 1, 2, 3, 1, 2, 3, 1, 2], Few.Encode("eateatea", 10));

    [Fact]
    public void Every_text_of_known_characters_comes_back()
    {
        string text = string.Concat(Enumerable.Range(0, 0x500).Concat(Enumerable.Range(0x1F600, 50)).Select(code => new Rune(code).ToString()));
        Alphabet alphabet = Alphabet.Of(text);
        Assert.Equal(text, alphabet.Decode(alphabet.NumbersOf(text)));
        Assert.Equal("tea", Few.Decode(Few.Encode("tea", 7)));
        Assert.Equal("t\uFFFDa", Few.Decode(Few.NumbersOf("tEa")));
    }

    [Fact]
    public void Numbers_of_no_character_are_refused()
    {
        Assert.StartsWith("Number 1 is 6, but there are only whole numbers from -1 to 5", Assert.Throws<ArgumentException>(() => Few.Decode([1, 6])).Message);
        Assert.StartsWith("Number 0 is 1.5, but", Assert.Throws<ArgumentException>(() => Few.Decode([1.5f])).Message);
        Assert.StartsWith("Number 0 is NaN, but", Assert.Throws<ArgumentException>(() => Few.Decode([float.NaN])).Message);
        Assert.Throws<ArgumentException>(() => Few.Decode([-2]));
        Assert.Contains("has U+0061 twice, as character 1 and as character 3", Assert.Throws<ArgumentException>(() => new Alphabet("aba".EnumerateRunes())).Message);
    }

    [Fact]
    public void Is_plain_text_and_comes_back_as_it_was()
    {
        using var folder = new TestFolder();
        Few.Save(folder.At("few.txt"));
        Assert.Equal("alphabet of 5 characters\nU+0065\nU+0061\nU+0074\nU+000A\nU+1F600\n", File.ReadAllText(folder.At("few.txt")));
        Assert.Equal(Few.Characters, Alphabet.Load(folder.At("few.txt")).Characters);
    }

    [Theory]
    [InlineData("", "is no alphabet: its first line must be 'alphabet of N characters', but is missing")]
    [InlineData("vocabulary of 1 words\na\n", "but is 'vocabulary of 1 words'")]
    [InlineData("alphabet of 2 characters\nU+0041\n", "announces 2 characters, but 1 follow")]
    [InlineData("alphabet of 1 characters\nA\n", "line 2 is 'A', but must be the code of a character, such as U+0041")]
    [InlineData("alphabet of 1 characters\nU+D800\n", "line 2 is 'U+D800'")]
    [InlineData("alphabet of 1 characters\nU+110000\n", "line 2 is 'U+110000'")]
    [InlineData("alphabet of 1 characters\nU+00e9\n", "line 2 is 'U+00e9'")]
    [InlineData("alphabet of 1 characters\nU+000041\n", "line 2 is 'U+000041'")]
    [InlineData("alphabet of 2 characters\nU+0041\nU+0041\n", "line 3 has U+0041, which line 2 has already")]
    public void Says_what_is_wrong_with_a_damaged_file(string content, string reason)
    {
        string message = Assert.Throws<InvalidDataException>(() => Alphabet.Load(new MemoryStream(Encoding.UTF8.GetBytes(content)), "few.txt")).Message;
        Assert.StartsWith("few.txt", message);
        Assert.Contains(reason, message);
    }

    private static string Shown(Alphabet alphabet) => string.Concat(alphabet.Characters);
}
