using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Tests.Data.Images;
using Xunit;

namespace NetCompiler.Tests.Data.Text;

public class VocabularyTests
{
    private static readonly Vocabulary Few = new(["the", "film", "was", "good"]);

    [Fact]
    public void The_most_frequent_words_come_first_and_equals_by_their_codes()
    {
        string[] texts = ["b a c", "c B a", "c é z"];
        Vocabulary vocabulary = Vocabulary.Of(texts.Select(text => text.Split(' ')), count: 6);

        Assert.Equal(["c", "a", "B", "b", "z"], vocabulary.Words);
        Assert.Equal(6, vocabulary.Count);
        Assert.Equal([1, 2, 3, 0], ((string[])["c", "a", "B", "é"]).Select(vocabulary.NumberOf));
        Assert.Equal(vocabulary.Words, Vocabulary.Of(texts.Reverse().Select(text => text.Split(' ').Reverse()), count: 6).Words);
    }

    [Fact]
    public void Fewer_words_than_asked_for_are_all_of_them()
    {
        Assert.Equal(["x"], Vocabulary.Of([["x", "x"], []], count: 100).Words);
        Assert.Equal(1, Vocabulary.Of([["x"]], count: 1).Count);
        Assert.Equal(1, Vocabulary.Of([], count: 100).Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => Vocabulary.Of([["x"]], count: 0));
    }

    [Theory]
    [InlineData("the film", TextEnd.Front, TextEnd.Front, "-1 -1 1 2")]
    [InlineData("the film", TextEnd.Back, TextEnd.Front, "1 2 -1 -1")]
    [InlineData("the film was good", TextEnd.Back, TextEnd.Back, "1 2 3 4")]
    [InlineData("oh the film was good", TextEnd.Front, TextEnd.Front, "1 2 3 4")]
    [InlineData("oh the film was good", TextEnd.Front, TextEnd.Back, "0 1 2 3")]
    [InlineData("good good good oh was film the oh was good", TextEnd.Back, TextEnd.Front, "1 0 3 4")]
    [InlineData("", TextEnd.Front, TextEnd.Back, "-1 -1 -1 -1")]
    public void A_text_becomes_as_many_numbers_as_asked_for(string text, TextEnd padding, TextEnd truncation, string numbers) =>
        Assert.Equal(numbers, string.Join(' ', Few.Encode(Words.Of(text), 4, padding, truncation)));

    /// <summary>Against what the words say directly: all lengths of texts, all lengths asked for, all ends.</summary>
    [Fact]
    public void Encoding_agrees_with_its_definition()
    {
        TextEnd[] ends = [TextEnd.Front, TextEnd.Back];
        var vocabulary = new Vocabulary(Enumerable.Range(0, 20).Select(i => $"w{i}"));

        for (int length = 1; length < 8; length++)
            for (int words = 0; words < 20; words++)
                foreach (TextEnd padding in ends)
                    foreach (TextEnd truncation in ends)
                    {
                        IEnumerable<float> numbers = Enumerable.Range(1, words).Select(i => (float)i);
                        numbers = truncation == TextEnd.Front ? numbers.TakeLast(length) : numbers.Take(length);
                        IEnumerable<float> missing = Enumerable.Repeat(-1f, Math.Max(0, length - words));
                        Assert.Equal(padding == TextEnd.Front ? missing.Concat(numbers) : numbers.Concat(missing), vocabulary.Encode(vocabulary.Words.Take(words), length, padding, truncation));
                    }
    }

    [Fact]
    public void Texts_become_a_column_whose_examples_are_theirs()
    {
        Column column = Few.EncodeAll([Words.Of("the film"), Words.Of("was it good")], length: 3);

        Assert.Equal((2, 3), (column.Count, column.Size));
        Assert.Equal([-1, 1, 2], PictureTests.Values(column, 0));
        Assert.Equal([3, 0, 4], PictureTests.Values(column, 1));
    }

    [Fact]
    public void Numbers_become_words_again()
    {
        Assert.Equal("the film ? good", Few.Decode(Few.Encode(Words.Of("the film isn't good"), 7)));
        Assert.Equal("<unknown>", Few.Decode([-1, 0, -1], unknown: "<unknown>"));
        Assert.Equal("", Few.Decode([]));
    }

    [Theory]
    [InlineData(5f, "Number 1 is 5"), InlineData(-2f, "Number 1 is -2"), InlineData(1.5f, "Number 1 is 1.5"), InlineData(float.NaN, "Number 1 is NaN"), InlineData(float.PositiveInfinity, "Number 1 is Infinity")]
    public void Numbers_of_no_word_are_refused(float number, string reason) =>
        Assert.StartsWith(reason + ", but there are only whole numbers from -1 to 4", Assert.Throws<ArgumentException>(() => Few.Decode([1, number])).Message);

    [Fact]
    public void Lengths_and_ends_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Few.Encode(["the"], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Few.EncodeAll([["the"]], -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Few.Encode(["the"], 4, padding: (TextEnd)2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Few.Encode(["the"], 4, truncation: (TextEnd)(-1)));
        Assert.Contains("more than the", Assert.Throws<ArgumentException>(() => Few.EncodeAll([["the"], ["the"]], int.MaxValue)).Message);
    }

    [Theory]
    [InlineData("a", "a", "has 'a' twice, as word 1 and as word 2"), InlineData("a", "", "Word 2 of the vocabulary is empty")]
    [InlineData("a\nb", "c", "Word 1 of the vocabulary has a line break in it"), InlineData("a", "\r", "Word 2 of the vocabulary has a line break in it")]
    public void Words_that_a_file_could_not_hold_are_refused(string first, string second, string reason) =>
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => new Vocabulary([first, second])).Message);

    [Theory]
    [InlineData(0xD83D), InlineData(0xDE00)]
    public void Half_a_pair_is_refused(int half)
    {
        Assert.Contains("half a surrogate pair", Assert.Throws<ArgumentException>(() => new Vocabulary([$"a{(char)half}"])).Message);
        Assert.Contains("half a surrogate pair", Assert.Throws<ArgumentException>(() => new Vocabulary([$"😀{(char)half}😀"])).Message);
    }
}
