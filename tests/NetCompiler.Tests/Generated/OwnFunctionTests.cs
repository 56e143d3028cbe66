using System;
using System.Linq;
using NetCompiler.Tests.Persistence;
using NetCompiler.Tests.Training;
using Xunit;

namespace NetCompiler.Tests.Generated;

/// <summary>Functions of a user's own, as their user sees them.</summary>
public sealed class OwnFunctionTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_learned_number_is_a_parameter_like_any_other()
    {
        var network = new Curved(seed: 3);
        Assert.Equal(["dense1.weight", "dense1.bias", "bend1.slope", "dense2.weight", "dense2.bias"], network.Parameters.Select(p => p.Name));
        Assert.Equal([7], network.Bend1.Slope.Shape);
        Assert.All(network.Bend1.Slope.ToArray(), slope => Assert.Equal(0.25f, slope));

        network.Fit(Waves(50), new() { Epochs = 3, BatchSize = 10, Optimizer = new Adam(0.01f) });
        Assert.All(network.Bend1.Slope.ToArray(), slope => Assert.NotEqual(0.25f, slope));

        network.Save(_folder.At("curved.safetensors"));
        Assert.Equal(network.Fingerprint, Curved.Load(_folder.At("curved.safetensors")).Fingerprint);
    }

    [Fact]
    public void The_loss_is_the_one_that_is_written()
    {
        var network = new Curved(seed: 3);
        float[] inputs = [.. Enumerable.Range(0, 4 * 5).Select(i => MathF.Sin(i))], targets = [.. Enumerable.Range(0, 2 * 5).Select(i => MathF.Cos(i))];
        float[] weights = [1, 0, 2, 0.5f, 3];
        float[] predictions = network.Predict(inputs);

        double expected = Enumerable.Range(0, 10).Sum(i => weights[i / 2] * Math.Log(1 + Math.Pow(predictions[i] - targets[i], 2))) / 10;
        Dataset data = Dataset.From(inputs, targets, 5);

        Assert.Equal(expected, network.Evaluate(data.WithWeights(weights)).Loss, 1e-6);
        Assert.Equal(expected, network.Gradients(data.WithWeights(weights)), 1e-6);
    }

    [Fact]
    public void The_number_of_threads_shows_in_no_bit()
    {
        Assert.Single(new[] { 1, 2, 4 }.Select(threads => Trained(threads).Fingerprint).Distinct());

        static Network Trained(int threads)
        {
            var network = new Curved(seed: 3) { Threads = threads };
            network.Fit(Waves(300), new() { Epochs = 2, BatchSize = 100, Optimizer = new Adam(0.01f) });
            return network;
        }
    }

    private static Dataset Waves(int count) => Dataset.From(
        [.. Enumerable.Range(0, 4 * count).Select(i => MathF.Sin(0.7f * i))], [.. Enumerable.Range(0, 2 * count).Select(i => MathF.Cos(0.3f * i))], count);
}

/// <summary>An activation with a slope learned for each feature, and the Cauchy loss.</summary>
[Network]
[Input(4)]
[Dense(7), Map(nameof(Bend))]
[Dense(2)]
[GenerateGradientTests]
public sealed partial class Curved
{
    private static float Bend(float x, [Learned(0.25, PerFeature = true)] float slope) => x >= 0 ? x : slope * MathF.Tanh(x);

    private static float Loss(float prediction, float target) => MathF.Log(1 + (prediction - target) * (prediction - target));
}
