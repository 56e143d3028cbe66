using System.Linq;
using Xunit;

namespace NetCompiler.Tests.Data.Text;

public class WordsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" \t\r\n.,-", "")]
    [InlineData("It's NOT 'good': 10/10!", "it's|not|good|10|10")]
    [InlineData("half-hearted, snake_case", "half|hearted|snake|case")]
    [InlineData("Don’t … ‘quote’", "don't|quote")]
    [InlineData("the actors' rock'n'roll ''' 'tis", "the|actors|rock'n'roll|tis")]
    [InlineData("Ärger ÉTÉ Привет 東京 ٣٤", "ärger|été|привет|東京|٣٤")]
    [InlineData("TITLE I", "title|i")]
    [InlineData("cafe\u0301 x", "cafe\u0301|x")]
    [InlineData("a\0b\u200Bc", "a|b|c")]
    [InlineData("one😀two ½ €5", "one|two|5")]
    [InlineData("\U00010400bc", "\U00010428bc")]
    public void Are_letters_digits_marks_and_inner_apostrophes(string text, string words) => Assert.Equal(words, string.Join('|', Words.Of(text)));

    [Theory]
    [InlineData('\uD83D'), InlineData('\uDE00'), InlineData('\uFFFD')]
    public void Half_a_pair_divides(char half) => Assert.Equal(["a", "b"], Words.Of($"a{half}b"));

    /// <summary>Whatever the text, words have no blank in them, are lower case, and divide into themselves.</summary>
    [Fact]
    public void Words_of_words_are_the_same_words()
    {
        string everything = string.Concat(Enumerable.Range(0, 0x10000).Select(c => (char)c));

        string[] words = [.. Words.Of(everything)];
        Assert.NotEmpty(words);
        Assert.Equal(words, Words.Of(string.Join(' ', words)));
        Assert.All(words, word => Assert.False(word.Length == 0 || word[0] == '\'' || word[^1] == '\'' || word.Any(char.IsWhiteSpace)));
    }
}
