using System;
using System.Linq;
using NetCompiler.Tests.Persistence;
using NetCompiler.Tests.Training;
using Xunit;

namespace NetCompiler.Tests.Generated;

/// <summary>A block that is applied twice with the same parameters, as its user sees it.</summary>
public sealed class SharedWeightsTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Parameters_are_listed_counted_and_saved_once()
    {
        var network = new Halves(seed: 2);
        Assert.Equal(["code.weight", "code.bias", "logits.weight", "logits.bias"], network.Parameters.Select(p => p.Name));
        Assert.Equal(24 * 392 + 24 + 10 * 48 + 10, network.Parameters.Sum(p => p.Count));
        Assert.Contains("9 922 parameters", Halves.Summary);
        Assert.Single(Halves.Summary.Split('\n'), line => line.StartsWith("code_2 ", StringComparison.Ordinal) && line.EndsWith("shared with code", StringComparison.Ordinal));

        network.Fit(Examples.Digits(64), new() { BatchSize = 16 });
        network.Save(_folder.At("halves.safetensors"));
        Assert.Equal(network.Fingerprint, Halves.Load(_folder.At("halves.safetensors")).Fingerprint);
    }

    [Fact]
    public void Both_uses_read_the_same_weights()
    {
        // Pictures whose halves are exchanged exchange the codes: with output weights exchanged as well, nothing changes.
        var network = new Halves(seed: 2);
        float[] picture = [.. Enumerable.Range(0, 784).Select(i => MathF.Sin(i))];
        float[] turned = [.. picture.Skip(392), .. picture.Take(392)];
        float[] before = network.Predict(picture);

        for (int o = 0; o < 10; o++)
        {
            for (int i = 0; i < 24; i++)
                (network.Logits.Weight[o, i], network.Logits.Weight[o, 24 + i]) = (network.Logits.Weight[o, 24 + i], network.Logits.Weight[o, i]);
        }

        foreach ((float one, float other) in before.Zip(network.Predict(turned)))
            Assert.Equal(one, other, 1e-5f);
    }

    [Fact]
    public void Gradients_of_several_batches_add_up()
    {
        var network = new Tied(seed: 4);
        Dataset first = Waves(21, 0.3), second = Waves(21, 0.7);
        network.Gradients(first);
        float[] one = Examples.Gradients(network);
        network.Gradients(second);
        float[] other = Examples.Gradients(network);
        network.Gradients(first);
        network.Gradients(second, accumulate: true);

        float largest = one.Concat(other).Max(Math.Abs);
        foreach ((float sum, float both) in one.Zip(other, (a, b) => a + b).Zip(Examples.Gradients(network)))
            Assert.Equal(sum, both, 1e-5f * largest);
    }

    [Fact]
    public void A_network_with_shared_weights_learns()
    {
        var network = new Halves(seed: 2);
        Dataset digits = Examples.Digits(1000);
        Dataset others = Examples.Digits(300, seed: 9);
        double before = network.Evaluate(others).Loss;
        network.Fit(digits, new() { Epochs = 20, Optimizer = new Adam(0.003f) });
        Assert.InRange(network.Evaluate(others).Loss, 0, before / 2);
    }

    private static Dataset Waves(int count, double speed) => Dataset.From(
        [.. Enumerable.Range(0, 37 * count).Select(i => (float)Math.Sin(i * speed))], [.. Enumerable.Range(0, 3 * count).Select(i => (float)Math.Cos(i * speed))], count);
}

/// <summary>Runs alone, so that no other test occupies the workers.</summary>
[Collection(nameof(AloneInTheProcess))]
public class SharedWeightsAllocationTests
{
    [Theory]
    [InlineData(1), InlineData(4)]
    public void A_step_allocates_nothing(int threads) => AllocationMeter.AssertStepsAllocateNothing(new Halves { Threads = threads });
}
