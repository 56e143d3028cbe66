using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Tests.Generated;
using Xunit;

namespace NetCompiler.Tests.Training;

public class AnomalyTests
{
    [Theory]
    [InlineData(1, 1), InlineData(1, 2), InlineData(2, 1), InlineData(4, 3)]
    public void A_step_that_would_spoil_the_network_is_not_taken(int batchesPerStep, int threads)
    {
        // The rate is so high that the second or third step has numbers that are not finite; up to then all is as without watching.
        var network = new EverythingMlp(seed: 5) { Threads = threads };
        var fingerprints = new List<string>();
        var optimizer = new Sgd(1e30f);
        var options = new TrainingOptions { BatchSize = 8, BatchesPerStep = batchesPerStep, Optimizer = optimizer, DetectAnomalies = true, Progress = _ => fingerprints.Add(network.Fingerprint) };

        var error = Assert.Throws<NotFiniteNumberException>(() => network.Fit(Examples.Digits(160), options));

        Assert.Equal(fingerprints[^1], network.Fingerprint);    // parameters and running statistics
        Assert.Equal(fingerprints.Count, optimizer.Steps);
        Assert.All(Examples.Values(network), value => Assert.True(float.IsFinite(value)));
        Assert.Contains($"EverythingMlp met a number that is not finite in step {fingerprints.Count + 1} of epoch 1: ", error.Message);
        Assert.Contains("A lower learning rate", error.Message);
        Assert.Equal((ulong)(fingerprints.Count * batchesPerStep), network.PassCount);
    }

    [Fact]
    public void Without_watching_the_network_is_spoilt()
    {
        var network = new EverythingMlp(seed: 5);
        network.Fit(Examples.Digits(160), new() { BatchSize = 8, Optimizer = new Sgd(1e30f) });
        Assert.Contains(Examples.Values(network), value => !float.IsFinite(value));
    }

    [Theory]
    [InlineData(float.MaxValue, "∞ in the output of root, at example 5 of the data")]
    [InlineData(0f, "in the gradient of hidden, at example 5 of the data")]
    public void Names_the_first_layer_and_the_example(float input, string found)
    {
        // In √x², the square overflows at the one input, and the slope of the root is infinite at the other.
        var network = new Anomalous(seed: 3);
        network.Parameters[0].CopyFrom([1f]);
        float[] inputs = [1, 2, 3, 4, 5, input, 7, 8];
        var options = new TrainingOptions { BatchSize = 2, Shuffle = false, Optimizer = new Sgd(1e-6f), DetectAnomalies = true };

        var error = Assert.Throws<NotFiniteNumberException>(() => network.Fit(Dataset.From(inputs, new float[8], count: 8), options));
        Assert.Contains("Anomalous met a number that is not finite in step 3 of epoch 1: ", error.Message);
        Assert.Contains(found, error.Message);

        network.Parameters[0].CopyFrom([1f]);
        options = options with { BatchesPerStep = 4, Optimizer = new Sgd(1e-6f) };
        error = Assert.Throws<NotFiniteNumberException>(() => network.Fit(Dataset.From(inputs, new float[8], count: 8), options));
        Assert.Contains("in step 1 of epoch 1: ", error.Message);
        Assert.Contains(found, error.Message);
    }

    [Fact]
    public void A_loss_that_is_not_finite_moves_nothing_though_its_gradient_is()
    {
        // 1e20² is more than a float holds, 2·1e20 is not.
        var network = new Parabola();
        network.Parameters[0][0] = 1e20f;
        var error = Assert.Throws<NotFiniteNumberException>(() => network.Fit(Dataset.From([0], [0], count: 1), new() { Optimizer = new Sgd(), DetectAnomalies = true }));
        Assert.Contains("the loss is ∞", error.Message);
        Assert.Equal(1e20f, network.W);
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_found_before_training()
    {
        float[] inputs = new float[784 * 3];
        inputs[784 + 17] = float.NaN;
        var error = Assert.Throws<ArgumentException>(() => new ReluMlp().Fit(Dataset.From(inputs, [1, 2, 3])));
        Assert.Contains("ReluMlp cannot learn from numbers that are not finite, but example 1 has NaN at index 17 of its input pixels [784]", error.Message);

        Dataset good = Plane.Slopes([1, 1, 1, 1, 1]), bad = Plane.Slopes([1, 1, 1, 1, float.PositiveInfinity]);
        Assert.Throws<ArgumentException>(() => new Plane().Fit(bad));
        Assert.Throws<ArgumentException>(() => new Plane().Fit(good, new() { Validation = bad }));
        Assert.Contains("index 0 of its target y [1]", Assert.Throws<ArgumentException>(() => new Plane().Fit(Dataset.From(new float[5], [float.NaN], 1))).Message);
    }

    [Theory]
    [InlineData(1.5f), InlineData(-.5f)]
    public void Targets_of_yes_or_no_outputs_are_probabilities(float target)
    {
        var data = Dataset.From([1, 2, 3, 4], [1f, target], count: 2);
        var error = Assert.Throws<ArgumentException>(() => new Neuron().Fit(data));
        Assert.Contains("needs probabilities, in [0, 1], for its target", error.Message);
        Assert.Contains("but example 1 has " + target.ToString(System.Globalization.CultureInfo.InvariantCulture) + " at index 0", error.Message);
    }
}
