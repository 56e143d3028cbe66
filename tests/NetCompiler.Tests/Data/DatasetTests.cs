using System;
using System.Linq;
using Xunit;

namespace NetCompiler.Tests.Data;

public class DatasetTests
{
    private static readonly Dataset Ten = Dataset.From([.. Enumerable.Range(0, 20).Select(i => (float)i)], [.. Enumerable.Range(0, 10)]);

    [Fact]
    public void Views_of_views_see_the_right_examples()
    {
        Assert.Equal([0, 1, 2], Labels(Ten.Take(3)));
        Assert.Equal([7, 8, 9], Labels(Ten.Skip(7)));
        Assert.Equal([3, 4], Labels(Ten.Skip(2).Skip(1).Take(2)));
        (Dataset first, Dataset second) = Ten.Split(8);
        Assert.Equal((8, 2), (first.Count, second.Count));
        Assert.Equal([8, 9], Labels(second));
        Assert.Equal([], Labels(Ten.Take(0)));
    }

    [Fact]
    public void Shuffled_views_hold_every_example_once_in_an_order_of_the_seed()
    {
        int[] once = Labels(Ten.Shuffle(3));
        Assert.Equal(once, Labels(Ten.Shuffle(3)));
        Assert.NotEqual(once, Labels(Ten.Shuffle(4)));
        Assert.Equal(Enumerable.Range(0, 10), once.Order());
        Assert.Equal(once.Skip(2).Take(5), Labels(Ten.Shuffle(3).Skip(2).Take(5)));
        Assert.Equal(Enumerable.Range(0, 10), Labels(Ten.Shuffle(3).Shuffle(5)).Order());
    }

    [Fact]
    public void Numbers_and_labels_may_be_written_out()
    {
        Column numbers = Column.Of([0, 0.5f, 1, 1], 2), labels = Column.Labels([0, 2]);

        Assert.Equal((2, 2), (numbers.Count, numbers.Size));
        Assert.Equal([1f, 1f], Values(numbers, 1));
        Assert.Equal((2, 1), (labels.Count, labels.Size));
        Assert.Equal([2f], Values(labels, 1));
    }

    [Fact]
    public void Windows_of_a_text_have_the_tokens_that_follow_as_labels()
    {
        Dataset data = Dataset.NextTokens(new[] { 5, 3, 8, 1, 9, 2, 7 }, length: 3, stride: 2);
        Assert.Equal(2, data.Count);
        Assert.Equal([5f, 3f, 8f], Values(data.Inputs[0], 0));
        Assert.Equal([3f, 8f, 1f], Values(data.Targets[0], 0));
        Assert.Equal([8f, 1f, 9f], Values(data.Inputs[0], 1));
        Assert.Equal([1f, 9f, 2f], Values(data.Targets[0], 1));
        Assert.Equal(2, Dataset.NextTokens(new int[7], length: 3).Count);
        Assert.Equal(1, Dataset.NextTokens(new int[6], length: 3).Count);
    }

    [Fact]
    public void A_text_that_is_too_short_or_has_no_tokens_is_refused()
    {
        Assert.Contains("3 tokens are too few for one example of 3", Assert.Throws<ArgumentException>(() => Dataset.NextTokens(new int[3], length: 3)).Message);
        Assert.Contains("Token 1 is -2", Assert.Throws<ArgumentException>(() => Dataset.NextTokens(new[] { 0, -2, 1 }, length: 1)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Dataset.NextTokens(new int[9], length: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Dataset.NextTokens(new int[9], length: 2, stride: 0));
    }

    private static float[] Values(Column column, int row)
    {
        var values = new float[column.Size];
        column.CopyTo(row, values);
        return values;
    }

    [Fact]
    public void Inputs_go_with_their_labels()
    {
        Dataset data = Ten.Shuffle(1);
        var row = new float[2];
        for (int i = 0; i < data.Count; i++)
        {
            data.Inputs[0].CopyTo(data.Row(i), row);
            Assert.Equal(2f * Labels(data)[i], row[0]);
        }
    }

    [Theory]
    [InlineData(1), InlineData(15), InlineData(16), InlineData(17), InlineData(100)]
    public void Bytes_become_numbers_at_every_length(int length)
    {
        byte[] bytes = [.. Enumerable.Range(0, length).Select(i => (byte)(255 - i))];
        var numbers = new float[length];
        Column.Of(bytes, length, scale: 1f / 255f, offset: -.5f).CopyTo(0, numbers);
        Assert.Equal(bytes.Select(b => b * (1f / 255f) + -.5f), numbers);
    }

    [Fact]
    public void Columns_that_do_not_fit_together_are_refused()
    {
        Assert.Throws<ArgumentNullException>("inputs", () => Dataset.From(null!, new int[2]));
        Assert.Throws<ArgumentNullException>("targets", () => Dataset.From(new float[2], null!, 2));
        Assert.Contains("7 values cannot be divided evenly among 2 examples", Assert.Throws<ArgumentException>(() => Dataset.From(new float[7], new int[2])).Message);
        Assert.Contains("7 numbers do not divide into examples of 2", Assert.Throws<ArgumentException>(() => Column.Of(new float[7], 2)).Message);
        Assert.Contains("3 examples, but another column has 2", Assert.Throws<ArgumentException>(() => new Dataset([Column.Of(new float[3], 1)], Column.Labels(new int[2]))).Message);
        Assert.Contains("at least one example", Assert.Throws<ArgumentException>(() => Dataset.From([], [])).Message);
        Assert.Contains("at least one example, but -1 were given", Assert.Throws<ArgumentException>(() => Dataset.From([1], [1], -1)).Message);
        Assert.Contains("0 values cannot be divided", Assert.Throws<ArgumentException>(() => Dataset.From([], [1])).Message);
        Assert.Contains("at least one column", Assert.Throws<ArgumentException>(() => new Dataset([])).Message);
        Assert.Contains("no examples", Assert.Throws<ArgumentException>(() => new NetCompiler.Tests.Training.HandWrittenMlp().Fit(NetCompiler.Tests.Training.Examples.Digits(3).Take(0))).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Ten.Take(11));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ten.Skip(-1));
    }

    private static int[] Labels(Dataset data) => [.. Enumerable.Range(0, data.Count).Select(i => ((LabelColumn)data.Targets[0]).Row(data.Row(i))[0])];
}
