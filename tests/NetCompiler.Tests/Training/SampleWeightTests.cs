using System;
using System.Linq;
using Xunit;

namespace NetCompiler.Tests.Training;

/// <summary>Logistic regression: one loss of each example that a test can compute itself.</summary>
[Network]
[Input(2)]
[Dense(1)]
[SigmoidBinaryCrossEntropy]
public sealed partial class Weighed;

/// <summary>L = (1/B)·Σ weight·loss, wherever a dataset with weights goes.</summary>
[Collection(nameof(AloneInTheProcess))]
public class SampleWeightTests
{
    private static readonly float[] Inputs = [1, 2, -1, 0.5f, 0.25f, -2, 3, 1];
    private static readonly float[] Targets = [1, 0, 1, 0];
    private static readonly float[] Weights = [2, 0, 0.5f, 1.25f];

    private static Dataset Data => Dataset.From(Inputs, Targets, count: 4);

    [Fact]
    public void The_loss_is_the_mean_of_weighted_losses()
    {
        var network = new Weighed(seed: 4);
        float[] each = [.. Enumerable.Range(0, 4).Select(i => (float)network.Evaluate(Data.Skip(i).Take(1)).Loss)];
        double expected = each.Zip(Weights, (loss, weight) => (double)weight * loss).Sum() / 4;

        Assert.Equal(expected, network.Evaluate(Data.WithWeights(Weights)).Loss, 1e-6);
        Assert.Equal(expected, network.Gradients(Data.WithWeights(Weights)), 1e-6);
    }

    [Fact]
    public void The_gradient_is_the_mean_of_weighted_gradients()
    {
        var network = new Weighed(seed: 4);
        double[] expected = new double[3];

        for (int i = 0; i < 4; i++)
        {
            network.Gradients(Data.Skip(i).Take(1));
            float[] own = Examples.Gradients(network);
            for (int p = 0; p < 3; p++)
                expected[p] += Weights[i] * own[p] / 4.0;
        }

        network.Gradients(Data.WithWeights(Weights));
        Assert.Equal(expected, Examples.Gradients(network).Select(g => (double)g), (e, a) => Math.Abs(e - a) < 1e-6);
    }

    [Fact]
    public void Weights_of_one_change_no_bit()
    {
        Network plain = new Weighed(seed: 4), weighed = new Weighed(seed: 4);
        TrainingOptions options = new() { Epochs = 3, BatchSize = 3, Optimizer = new Sgd(0.5f) };
        plain.Fit(Data, options);
        weighed.Fit(Data.WithWeights(new float[] { 1, 1, 1, 1 }), new() { Epochs = 3, BatchSize = 3, Optimizer = new Sgd(0.5f) });
        Assert.Equal(plain.Fingerprint, weighed.Fingerprint);
    }

    [Fact]
    public void Views_keep_the_weights_of_their_examples()
    {
        Dataset data = Data.WithWeights(Weights);
        Assert.Equal(Weights, Of(data));
        Assert.Equal(Weights[1..3], Of(data.Skip(1).Take(2)));
        Assert.Equal(Weights[2..], Of(data.Split(2).Second));

        Dataset shuffled = data.Shuffle(seed: 9);
        Assert.NotEqual(Weights, Of(shuffled));
        Assert.Equal(Enumerable.Range(0, 4).Select(i => Weights[shuffled.Row(i)]), Of(shuffled));

        // Weights of a view are given in its own order.
        Dataset weighedLater = Data.Shuffle(seed: 9).Skip(1).WithWeights(new float[] { 7, 8, 9 });
        Assert.Equal([7, 8, 9], Of(weighedLater));
        Assert.Equal(Enumerable.Range(1, 3).Select(shuffled.Row), Enumerable.Range(0, 3).Select(weighedLater.Row));
        Assert.Equal([1, 1, 1, 1], Of(Data));
    }

    [Fact]
    public void Examples_that_are_copied_for_a_stream_keep_their_weights()
    {
        var buffer = new ExampleBuffer(new Weighed().Compiled, capacity: 1);
        buffer.Put(0, Data, 2, number: 0);
        buffer.Put(3, Data.WithWeights(Weights).Skip(2), 1, number: 0);
        Assert.Equal([1, Weights[3]], new[] { 0, 3 }.Select(buffer.Examples.Weight));
    }

    [Fact]
    public void A_weight_for_each_example_finite_and_not_negative()
    {
        Assert.Contains("4 examples, but there are 3 weights", Assert.Throws<ArgumentException>(() => Data.WithWeights(new float[3])).Message);

        foreach (float wrong in new[] { -0.5f, float.NaN, float.PositiveInfinity })
            Assert.Contains("The weight of example 2 is", Assert.Throws<ArgumentException>(() => Data.WithWeights(new[] { 1, 1, wrong, 1 })).Message);
    }

    [Fact]
    public void A_step_with_weights_allocates_nothing()
    {
        var network = new Weighed();
        Dataset data = Data.WithWeights(Weights);
        for (int i = 0; i < 20; i++)
            network.Gradients(data);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            network.Gradients(data);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static float[] Of(Dataset data) => [.. Enumerable.Range(0, data.Count).Select(data.Weight)];
}
