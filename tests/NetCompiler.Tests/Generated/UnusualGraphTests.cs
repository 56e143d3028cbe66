using System;
using System.Linq;
using NetCompiler.Tests.Training;
using Xunit;

namespace NetCompiler.Tests.Generated;

/// <summary>
/// What graphs of layers are seldom, all at once: an encoder applied twice with the same weights, a value with five consumers, a diamond, two losses that are added, and a head that predictions drop.
/// Its gradients are checked by the generated tests, against differences in double.
/// </summary>
[Network]
[GenerateGradientTests]
[SoftmaxCrossEntropy(Output = "Kind")]
[MeanSquaredError(Output = "Brightness", Weight = 0.5)]
[SoftmaxCrossEntropy(Output = "Early", Target = "Kind", Weight = 0.3, Auxiliary = true)]
public sealed partial class UnusualGraph
{
    private static (Tensor Kind, Tensor Brightness, Tensor Early) Forward([Shape(1, 28, 28)] Tensor digit)
    {
        Tensor small = digit.AveragePool2D(4);
        Tensor near = Encoder(small), far = Encoder(small.AveragePool2D(3, stride: 1, padding: 1));
        Tensor seen = near * far;

        Tensor early = seen.GlobalAveragePool2D().Dense(10);
        Tensor left = seen.Conv2D(6, kernel: 1).Tanh(), right = seen.Conv2D(6, kernel: 3, padding: 1).Sigmoid();
        Tensor met = left * right + seen;
        Tensor brightness = seen.Flatten().Dense(1);

        Tensor kind = met.Flatten().Dense(10);
        return (kind, brightness, early);
    }

    [SharedWeights]
    private static Tensor Encoder(Tensor image)
    {
        Tensor conv = image.Conv2D(6, kernel: 3, padding: 1);
        return conv.Tanh();
    }
}

/// <summary>The graph trains, and predicts without the head.</summary>
public sealed class UnusualGraphTests
{
    private static readonly Dataset Digits = Examples.Digits(16);

    private static readonly Dataset Data = new(
        [Digits.Inputs[0]],
        [Digits.Targets[0], Column.Of(Enumerable.Range(0, Digits.Count).Select(Brightness).ToArray(), 1)]);

    [Fact]
    public void It_learns_a_few_examples_by_heart()
    {
        var network = new UnusualGraph(seed: 2);
        double before = network.Evaluate(Data).Loss;
        History history = network.Fit(Data, new() { Epochs = 120, BatchSize = 8, Optimizer = new Adam(1e-2f) });

        // The head sees six means, too few to tell all digits apart: its part of the loss falls, but not to 0.
        Assert.True(network.Evaluate(Data).Loss < 0.02 * before, history.ToString());
        Assert.True(history.Last.Loss < 0.25 * history.Epochs[0].Loss, history.ToString());
        Assert.Equal(Digits.ClassesOf(0), network.Predict(Data)[0].Chunk(10).Select(p => Array.IndexOf(p, p.Max())));
    }

    [Fact]
    public void Shared_weights_are_there_once_and_the_head_is_not_returned()
    {
        var network = new UnusualGraph(seed: 2);
        Assert.Equal(["encoder.conv.weight", "encoder.conv.bias"], network.Parameters.Select(p => p.Name).Where(name => name.Contains("conv.", StringComparison.Ordinal)).Take(2));
        Assert.Equal(6 * 9 + 6 + (60 + 10) + (36 + 6) + (6 * 6 * 9 + 6) + (294 + 1) + (2940 + 10), network.Parameters.Sum(p => p.Count));

        float[][] outputs = network.Predict(Data);
        Assert.Equal([Data.Count * 10, Data.Count], outputs.Select(o => o.Length));
    }

    [Fact]
    public void Threads_change_no_bit()
    {
        float[][] gradients = [.. new[] { 1, 2, 5 }.Select(threads =>
        {
            var network = new UnusualGraph(seed: 2) { Threads = threads };
            network.Gradients(Data);
            return Examples.Gradients(network);
        })];

        Assert.Equal(gradients[0], gradients[1]);
        Assert.Equal(gradients[0], gradients[2]);
    }

    private static float Brightness(int example)
    {
        float[] pixels = new float[784];
        Digits.Inputs[0].CopyTo(example, pixels);
        return pixels.Average();
    }
}
