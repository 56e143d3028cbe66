using System;
using System.Linq;
using NetCompiler.Tests.Generated;
using Xunit;

namespace NetCompiler.Tests.Training;

/// <summary>Numbers of words that a table has no row for are refused where they come in.</summary>
public sealed class RowNumberTests
{
    [Theory]
    [InlineData(20f, "20")]
    [InlineData(1e9f, "1E+09")]
    [InlineData(2.5f, "2.5")]
    [InlineData(float.NaN, "NaN")]
    public void A_number_beyond_the_table_is_refused_with_its_place(float number, string text)
    {
        float[] words = [.. Enumerable.Range(0, 30).Select(i => i == 17 ? number : i % 20)];
        Dataset data = new([Column.Of(words, 10)], [Column.Of(new float[3], 1)]);
        var network = new WordsBothWays(seed: 1);

        foreach (Action act in new Action[] { () => network.Fit(data, new() { Epochs = 1 }), () => network.Predict(data), () => network.Evaluate(data), () => network.Gradients(data), () => network.Predict(words.AsSpan()) })
        {
            ArgumentException refused = Assert.Throws<ArgumentException>(act);
            Assert.Equal($"WordsBothWays has a table of 20 rows for its input words [10], whose numbers are 0 to 19, or negative for padding; but example 1 has {text} at index 7. Number words from 0, or give the Embedding more rows.", refused.Message);
        }
    }

    [Fact]
    public void Negative_numbers_are_padding()
    {
        float[] words = [.. Enumerable.Range(0, 10).Select(i => i % 2 == 0 ? -1f : 19)];
        Assert.Single(new WordsBothWays(seed: 1).Predict(words));
    }
}
