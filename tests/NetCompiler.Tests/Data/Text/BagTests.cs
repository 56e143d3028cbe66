using System;
using System.Linq;
using NetCompiler.Tests.Data.Images;
using Xunit;

namespace NetCompiler.Tests.Data.Text;

public class BagTests
{
    private static readonly Vocabulary Few = new(["the", "film", "was", "good"]);

    [Fact]
    public void A_bag_counts_the_words_of_the_vocabulary()
    {
        Assert.Equal([2, 1, 0, 0], Few.Bag(Words.Of("The film of the year")));
        Assert.Equal([0, 0, 0, 0], Few.Bag([]));

        Column column = Few.BagAll([Words.Of("good, good"), [], Words.Of("it was the film")]);
        Assert.Equal((3, 4), (column.Count, column.Size));
        Assert.Equal([0, 0, 0, 2], PictureTests.Values(column, 0));
        Assert.Equal([0, 0, 0, 0], PictureTests.Values(column, 1));
        Assert.Equal([1, 1, 1, 0], PictureTests.Values(column, 2));
        Assert.Throws<InvalidOperationException>(() => new Vocabulary([]).BagAll([["the"]]));
    }

    /// <summary>The example of scikit-learn's user guide, with its figures.</summary>
    [Fact]
    public void Rare_words_count_more()
    {
        int[][] counts = [[3, 0, 1], [2, 0, 0], [3, 0, 0], [4, 0, 0], [3, 2, 0], [3, 0, 2]];
        string[][] texts = [.. counts.Select(text => text.SelectMany((count, word) => Enumerable.Repeat($"w{word}", count)).ToArray())];
        TfIdf weights = TfIdf.Fit(texts, new Vocabulary(["w0", "w1", "w2"]));

        Assert.Equal([1, Math.Log(7.0 / 2) + 1, Math.Log(7.0 / 3) + 1], weights.Weights);
        AssertNear([.85151335, 0, .52433293], weights.Encode(texts[0]));
        AssertNear([1, 0, 0], weights.Encode(texts[1]));
        AssertNear([.55422893, .83236428, 0], weights.Encode(texts[4]));
        AssertNear([.63035731, 0, .77630514], weights.Encode(["w2", "w0", "other", "w0", "w2", "w0"]));
        AssertNear([0, 0, 0], weights.Encode(["other"]));

        Column column = weights.EncodeAll(texts);
        Assert.All(Enumerable.Range(0, 6), text => Assert.Equal(weights.Encode(texts[text]), PictureTests.Values(column, text)));
        Assert.Throws<ArgumentException>(() => TfIdf.Fit([], Few));
        Assert.Throws<InvalidOperationException>(() => TfIdf.Fit([["a"]], new Vocabulary([])));
    }

    [Theory]
    [InlineData(1, 1, "not|good|at|all")]
    [InlineData(1, 2, "not|good|not good|at|good at|all|at all")]
    [InlineData(2, 3, "not good|good at|not good at|at all|good at all")]
    [InlineData(4, 9, "not good at all")]
    [InlineData(5, 9, "")]
    public void Neighbours_are_words_of_their_own(int least, int most, string ngrams) => Assert.Equal(ngrams, string.Join('|', NGrams.Of(Words.Of("not good at all"), least, most)));

    [Fact]
    public void Neighbouring_characters_need_nothing_between_them()
    {
        Assert.Equal(["ca", "af", "fé", "é😀"], NGrams.Of(Characters.Of("café😀"), 2, 2, separator: ""));
        Assert.Equal(["a", "\uFFFD"], Characters.Of("a\uD83D"));
        Assert.Throws<ArgumentOutOfRangeException>(() => NGrams.Of(["a"], 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => NGrams.Of(["a"], 2, 1));
    }

    /// <summary>Which of two words comes first is what a bag of neighbours knows, and one of words does not.</summary>
    [Fact]
    public void Bags_of_neighbours_know_some_order()
    {
        string[][] texts = [["not", "good", "bad"], ["good", "not", "bad"]];
        Assert.Equal(Vocabulary.Of(texts, 10).Bag(texts[0]), Vocabulary.Of(texts, 10).Bag(texts[1]));
        Vocabulary pairs = Vocabulary.Of(texts.Select(text => NGrams.Of(text, 2, 2)), 10);
        Assert.NotEqual(pairs.Bag(NGrams.Of(texts[0], 2, 2)), pairs.Bag(NGrams.Of(texts[1], 2, 2)));
    }

    private static void AssertNear(double[] expected, float[] actual) => Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-7));
}
