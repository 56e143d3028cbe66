using System;
using System.Linq;
using Xunit;

namespace NetCompiler.Tests.Generated;

/// <summary>
/// What random layers draw. With targets of 0 the derivative of ½·Σ y² by a bias that nothing but addition follows is y itself: the gradient
/// of that bias shows what a layer gave in training.
/// </summary>
public class RandomLayerTests
{
    private const int Elements = 4096, Steps = 40;

    [Fact]
    public void Gaussian_noise_is_normal()
    {
        double[] drawn = Drawn(new Noisy());
        Array.Sort(drawn);
        int n = drawn.Length;

        // Kolmogorov and Smirnov: the largest distance of n normal numbers from Φ is above 1.95/√n once in a thousand times.
        double distance = drawn.Select((x, i) => Math.Max(Math.Abs(Cumulative(x) - (double)i / n), Math.Abs(Cumulative(x) - (i + 1.0) / n))).Max();
        Assert.True(distance < 1.95 / Math.Sqrt(n), $"The distance is {distance:R} of {n} numbers.");

        Assert.Equal(0, drawn.Average(), 4 / Math.Sqrt(n));
        Assert.Equal(1, drawn.Average(x => x * x), 4 * Math.Sqrt(2.0 / n));
        Assert.Equal(3, drawn.Average(x => x * x * x * x), 4 * Math.Sqrt(96.0 / n));
        Assert.InRange(drawn[^1], 4, 6);
    }

    [Fact]
    public void Noise_of_neighbours_and_of_steps_is_independent()
    {
        double[] drawn = Drawn(new Noisy());
        int n = drawn.Length - Elements;

        foreach (int distance in new[] { 1, 2, 4, 8, Elements })
            Assert.Equal(0, Enumerable.Range(0, n).Average(i => drawn[i] * drawn[i + distance]), 4 / Math.Sqrt(n));
    }

    [Theory]
    [InlineData(typeof(SlightlyAlphaDropped), 0.1)]
    [InlineData(typeof(AlphaDropped), 0.5)]
    public void Alpha_dropout_keeps_mean_0_and_variance_1(Type type, double rate)
    {
        const double Limit = 1.7580993408473766;
        double a = 1 / Math.Sqrt((1 - rate) * (1 + rate * Limit * Limit)), low = a * Limit * (rate - 1);
        var network = (Network)Activator.CreateInstance(type, 0ul)!;
        Parameter normal = network.Parameters.Single(p => p.Name == "normal.bias");
        Noisy source = new();
        source.Parameters[0].CopyFrom(new float[Elements]);
        source.Gradients(Zeros(Elements), step: 99);
        normal.CopyFrom(source.Parameters[1].Gradient.ToArray());

        double[] drawn = Drawn(network);
        Assert.Equal(0, drawn.Average(), 0.03);
        Assert.Equal(1, drawn.Average(x => x * x), 0.04);
        Assert.Equal(rate, drawn.Count(x => Math.Abs(x - low) < 1e-5) / (double)drawn.Length, 0.005);
    }

    [Fact]
    public void A_prediction_is_not_disturbed()
    {
        var network = new Noisy();
        network.Parameters[0].CopyFrom(new float[Elements]);
        network.Parameters[1].CopyFrom([.. Enumerable.Range(0, Elements).Select(i => (float)i)]);
        Assert.Equal(Enumerable.Range(0, Elements).Select(i => (float)i), network.Predict([1f]));
    }

    /// <summary>What the layer before the last addition gave, over all steps.</summary>
    private static double[] Drawn(Network network)
    {
        Parameter shown = network.Parameters.Single(p => p.Name == "shown.bias");
        foreach (Parameter weight in network.Parameters.Where(p => p.Name.EndsWith(".weight", StringComparison.Ordinal)))
            weight.CopyFrom(new float[weight.Count]);

        return [.. Enumerable.Range(0, Steps).SelectMany(step =>
        {
            network.Gradients(Zeros(Elements), (ulong)step);
            return shown.Gradient.ToArray().Select(y => (double)y);
        })];
    }

    private static Dataset Zeros(int targets) => Dataset.From([1], new float[targets], count: 1);

    /// <summary>Φ(x) by its series about 0, of which every term has the sign of x.</summary>
    private static double Cumulative(double x)
    {
        double term = x, sum = x;
        for (int n = 1; Math.Abs(term) > 1e-17; n++)
            sum += term *= x * x / (2 * n + 1);
        return 0.5 + sum * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
    }
}

[Network, Input(1), Dense(4096, Name = "shown"), GaussianNoise(1), MeanSquaredError(Reduction = Reduction.HalfSum)]
public sealed partial class Noisy;

[Network, MeanSquaredError(Reduction = Reduction.HalfSum)]
public sealed partial class AlphaDropped
{
    private static Tensor Forward([Shape(1)] Tensor one)
    {
        Tensor normal = one.Dense(4096);
        Tensor shown = one.Dense(4096);
        return normal.AlphaDropout() + shown;
    }
}

[Network, MeanSquaredError(Reduction = Reduction.HalfSum)]
public sealed partial class SlightlyAlphaDropped
{
    private static Tensor Forward([Shape(1)] Tensor one)
    {
        Tensor normal = one.Dense(4096);
        Tensor shown = one.Dense(4096);
        return normal.AlphaDropout(0.1) + shown;
    }
}
