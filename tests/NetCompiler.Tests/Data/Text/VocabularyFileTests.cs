using System.IO;
using System.Linq;
using System.Text;
using NetCompiler.Tests.Persistence;
using Xunit;

namespace NetCompiler.Tests.Data.Text;

public class VocabularyFileTests
{
    [Fact]
    public void Is_plain_text_and_comes_back_as_it_was()
    {
        using var folder = new TestFolder();
        var vocabulary = new Vocabulary(["the", "it's", "été", "two words", " ", "😀", "\uFEFF"]);
        vocabulary.Save(folder.At("words.txt"));

        Assert.Equal("vocabulary of 7 words\nthe\nit's\nété\ntwo words\n \n😀\n\uFEFF\n", Encoding.UTF8.GetString(File.ReadAllBytes(folder.At("words.txt"))));
        Assert.Equal(vocabulary.Words, Vocabulary.Load(folder.At("words.txt")).Words);
        Assert.Equal(["words.txt"], folder.Names);
    }

    [Fact]
    public void None_is_a_vocabulary_too()
    {
        using var folder = new TestFolder();
        new Vocabulary([]).Save(folder.At("none.txt"));
        Assert.Equal(1, Vocabulary.Load(folder.At("none.txt")).Count);
    }

    [Fact]
    public void Lines_may_end_as_other_systems_end_them() => Assert.Equal(["a", "b"], Read("\uFEFFvocabulary of 2 words\r\na\r\nb\r\n").Words);

    [Theory]
    [InlineData("", "is no vocabulary: its first line must be 'vocabulary of N words', but is missing")]
    [InlineData("the\nfilm\n", "but is 'the'")]
    [InlineData("vocabulary of  words\n", "is no vocabulary")]
    [InlineData("vocabulary of words\n", "is no vocabulary")]
    [InlineData("vocabulary of -1 words\n", "is no vocabulary")]
    [InlineData("vocabulary of 99999999999 words\na\n", "is no vocabulary")]
    [InlineData("vocabulary of 2 words\na\n", "announces 2 words, but 1 follow")]
    [InlineData("vocabulary of 1 words\na\nb\n", "announces 1 words, but 2 follow")]
    [InlineData("vocabulary of 2 words\na\nb", "line 3 does not end with a line break")]
    [InlineData("vocabulary of 2 words\na\n\n", "line 3 is empty, but must have a word")]
    [InlineData("vocabulary of 3 words\na\nb\na\n", "line 4 has 'a', which line 2 has already")]
    [InlineData("vocabulary of 1 words\na\rb\n", "line 2 has a line break in it")]
    public void Says_what_is_wrong_with_a_damaged_file(string content, string reason)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(content));
        Assert.StartsWith("words.txt", error.Message);
        Assert.Contains(reason, error.Message);
    }

    [Fact]
    public void What_is_not_utf8_is_found()
    {
        byte[] content = [.. "vocabulary of 1 words\nab"u8, 0xC3, .. "\n"u8];
        Assert.Equal("words.txt, line 2 is not UTF-8 at its byte 2.", Assert.Throws<InvalidDataException>(() => Vocabulary.Load(new MemoryStream(content), "words.txt")).Message);
    }

    /// <summary>Wherever it is cut, there is a clear error; whichever bit is turned over, an error or other words, and nothing else.</summary>
    [Fact]
    public void No_damage_ends_in_anything_but_an_error_that_names_the_file()
    {
        byte[] whole = [.. "vocabulary of 3 words\nthe\nété\nit's\n"u8];

        for (int length = 0; length < whole.Length; length++)
            Assert.StartsWith("words.txt", Assert.Throws<InvalidDataException>(() => Vocabulary.Load(new MemoryStream(whole[..length]), "words.txt")).Message);

        for (int bit = 0; bit < whole.Length * 8; bit++)
        {
            byte[] damaged = [.. whole];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            try
            {
                Assert.Equal(3, Vocabulary.Load(new MemoryStream(damaged), "words.txt").Words.Distinct().Count());
            }
            catch (InvalidDataException error)
            {
                Assert.StartsWith("words.txt", error.Message);
            }
        }
    }

    [Fact]
    public void A_failed_save_leaves_what_was_there()
    {
        using var folder = new TestFolder();
        Assert.Throws<DirectoryNotFoundException>(() => new Vocabulary(["a"]).Save(Path.Combine(folder.At("missing"), "words.txt")));
        Assert.Throws<FileNotFoundException>(() => Vocabulary.Load(folder.At("words.txt")));
        Assert.Empty(folder.Names);
    }

    private static Vocabulary Read(string content) => Vocabulary.Load(new MemoryStream(Encoding.UTF8.GetBytes(content)), "words.txt");
}
