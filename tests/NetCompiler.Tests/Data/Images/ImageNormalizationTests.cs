using System;
using System.Linq;
using NetCompiler.Tests.Training;
using Xunit;

namespace NetCompiler.Tests.Data.Images;

public class ImageNormalizationTests
{
    private static readonly ImageShape Shape = new(2, 3, 5);

    [Fact]
    public void Channels_of_the_training_part_have_mean_0_and_variance_1()
    {
        Dataset data = Noise(40);
        ImageNormalization normalization = ImageNormalization.From(data);
        float[] plain = Examples.Inputs(data), normalized = Examples.Inputs(normalization.Apply(data));

        for (int c = 0; c < 2; c++)
        {
            double[] before = Channel(plain, c), after = Channel(normalized, c);
            double mean = before.Average(), deviation = Math.Sqrt(before.Average(x => (x - mean) * (x - mean)));
            Assert.Equal(mean, normalization.Mean[c], 1e-7);
            Assert.Equal(deviation, normalization.StandardDeviation[c], 1e-7);
            for (int i = 0; i < before.Length; i++)
                Assert.Equal((before[i] - mean) / deviation, after[i], 2e-6);
            Assert.Equal(0, after.Average(), 1e-6);
            Assert.Equal(1, after.Average(x => x * x), 1e-6);
        }
    }

    /// <summary>What is held out changes nothing, though it stands in the same columns.</summary>
    [Fact]
    public void Nothing_leaks_from_examples_that_a_view_does_not_show()
    {
        (Dataset training, Dataset held) = Noise(40).Split(.5, seed: 3);
        ImageNormalization fromView = ImageNormalization.From(training);
        Assert.NotEqual(ImageNormalization.From(held).Mean, fromView.Mean);

        byte[] shown = [.. Examples.Inputs(training).Select(value => (byte)MathF.Round(value * 255))];
        ImageNormalization alone = ImageNormalization.From(new Dataset([Column.Images(shown, Shape)]));
        Assert.Equal(alone.Mean, fromView.Mean);
        Assert.Equal(alone.StandardDeviation, fromView.StandardDeviation);
    }

    [Fact]
    public void Views_keep_their_order_and_weights()
    {
        Dataset view = Noise(9).WithWeights(new float[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 }).Shuffle(2).Skip(3);
        Dataset normalized = new ImageNormalization([.5, .5], [.25, .5]).Apply(view);

        Assert.Equal(Enumerable.Range(0, 6).Select(view.Weight), Enumerable.Range(0, 6).Select(normalized.Weight));
        float[] plain = Examples.Inputs(view);
        Assert.All(Examples.Inputs(normalized).Select((value, i) => (value, i)), pair =>
            Assert.Equal((plain[pair.i] - .5f) * (pair.i / Shape.Area % 2 == 0 ? 4f : 2f), pair.value, 1e-6f));
    }

    [Fact]
    public void It_can_be_applied_twice()
    {
        Dataset data = Noise(9);
        var half = new ImageNormalization([0, 0], [.5, .5]);
        Assert.All(Examples.Inputs(half.Apply(half.Apply(data))).Zip(Examples.Inputs(data)), pair => Assert.Equal(4 * pair.Second, pair.First, 1e-6f));
        Assert.Equal(ImageNormalization.From(data).Mean[0] * 2, ImageNormalization.From(half.Apply(data)).Mean[0], 1e-7);
    }

    [Fact]
    public void A_channel_that_is_the_same_everywhere_becomes_0()
    {
        var same = new Dataset([Column.Images(Enumerable.Repeat((byte)200, 12).ToArray(), new ImageShape(1, 2, 3))]);
        ImageNormalization normalization = ImageNormalization.From(same);
        Assert.Equal([1.0], normalization.StandardDeviation);
        Assert.All(Examples.Inputs(normalization.Apply(same)), value => Assert.Equal(0, value, 1e-6f));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Contains("is of 1 channels, but the images have 2", Assert.Throws<ArgumentException>(() => new ImageNormalization([0], [1]).Apply(Noise(1))).Message);
        Assert.Contains("Make its column with Column.Images", Assert.Throws<ArgumentException>(() => ImageNormalization.From(Dataset.From([1, 2], [0]))).Message);
        Assert.Throws<ArgumentException>(() => ImageNormalization.From(Noise(3).Take(0)));
        Assert.Throws<ArgumentException>(() => new ImageNormalization([0], [0]));
        Assert.Throws<ArgumentException>(() => new ImageNormalization([0], [1, 1]));
        Assert.Throws<ArgumentException>(() => new ImageNormalization([double.NaN], [1]));
    }

    private static double[] Channel(float[] values, int c) => [.. values.Where((_, i) => i / Shape.Area % 2 == c).Select(value => (double)value)];

    private static Dataset Noise(int count)
    {
        var values = new byte[count * Shape.Count];
        new Random(4).NextBytes(values);
        for (int i = 0; i < values.Length; i++)
            values[i] = i / Shape.Area % 2 == 0 ? (byte)(values[i] / 3) : values[i];
        return new Dataset([Column.Images(values, Shape)], Column.Labels(new int[count]));
    }
}
