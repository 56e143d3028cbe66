using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Tests.Generated;
using Xunit;

namespace NetCompiler.Tests.Training;

/// <summary>Clipping, accumulation and norms of gradients.</summary>
public class GradientCareTests
{
    [Theory]
    [InlineData(1f, .6f, .8f), InlineData(10f, 6f, 8f), InlineData(11f, 6f, 8f), InlineData(5f, 3f, 4f)]
    public void Clips_by_the_norm_of_all_gradients_together_where_it_is_larger(float norm, float first, float second)
    {
        var network = new Plane();
        TrainingProgress last = default;
        network.Fit(Plane.Slopes([6, 0, 0, 8, 0]), new() { Optimizer = new Sgd(1f), ClipNorm = norm, Progress = step => last = step });

        Assert.Equal([-first, 0f, 0f, -second, 0f], network.Theta);
        Assert.Equal(10f, last.GradientNorm);
    }

    [Fact]
    public void Clips_values_before_the_norm_is_taken()
    {
        var network = new Plane();
        TrainingProgress last = default;
        network.Fit(Plane.Slopes([-60, 3, 0, 4, .5f]), new() { Optimizer = new Sgd(1f), ClipValue = 3f, MeasureGradientNorm = true, Progress = step => last = step });

        Assert.Equal([3f, -3f, 0f, -3f, -.5f], network.Theta);
        Assert.Equal((float)Math.Sqrt(27.25), last.GradientNorm);
    }

    [Fact]
    public void A_step_of_several_batches_moves_by_the_mean_over_all_their_examples()
    {
        float[][] slopes = [[1, 0, 0, 0, 0], [2, 0, 0, 0, 0], [4, 0, 0, 0, 0], [8, 0, 0, 0, 0], [16, 0, 0, 0, 0], [32, 0, 0, 0, 0], [64, 0, 0, 0, 0]];
        var network = new Plane();
        var steps = new List<TrainingProgress>();
        var thetas = new List<float>();
        network.Fit(Plane.Slopes(slopes), new()
        {
            Optimizer = new Sgd(1f),
            BatchSize = 2,
            BatchesPerStep = 3,
            Shuffle = false,
            Progress = step =>
            {
                steps.Add(step);
                thetas.Add(network.Theta[0]);
            },
        });

        Assert.Equal([-63f / 6, -63f / 6 - 64f], thetas);
        Assert.Equal([6L, 7L], steps.Select(step => step.Examples));
        Assert.All(steps, step => Assert.Equal(2, step.Steps));

        // 2 and 2 and 1: the last batch counts half.
        var shorter = new Plane();
        shorter.Fit(Plane.Slopes(slopes[..5]), new() { Optimizer = new Sgd(1f), BatchSize = 2, BatchesPerStep = 3, Shuffle = false });
        Assert.Equal(-31f / 5, shorter.Theta[0], 1e-6f);
    }

    [Fact]
    public void Two_batches_of_32_move_as_one_of_64()
    {
        Dataset data = Examples.Digits(128);
        var whole = new ReluMlp(seed: 3);
        whole.Fit(data, new() { BatchSize = 64, Optimizer = new Sgd(.1f) });
        var halves = new ReluMlp(seed: 3);
        halves.Fit(data, new() { BatchSize = 32, BatchesPerStep = 2, Optimizer = new Sgd(.1f) });

        Assert.All(Examples.Values(whole).Zip(Examples.Values(halves)), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    public static TheoryData<string, Func<TrainingOptions>> Cares => new()
    {
        { "norm", () => new() { Epochs = 2, BatchSize = 48, ClipNorm = .5f } },
        { "value", () => new() { Epochs = 2, BatchSize = 48, ClipValue = .001f } },
        { "accumulation", () => new() { Epochs = 2, BatchSize = 16, BatchesPerStep = 3, ClipNorm = 1f } },
        { "groups", () => new() { Epochs = 2, Groups = [new("*.weight") { L1 = 1e-4f, L2 = 1e-3f }, new("hidden1*") { LearningRate = 1e-4f }, new("*2.bias") { Frozen = true }], ClipNorm = 1f } },
        { "anomalies", () => new() { Epochs = 2, DetectAnomalies = true } },
    };

    [Theory]
    [MemberData(nameof(Cares))]
    public void The_same_bits_on_any_number_of_threads(string care, Func<TrainingOptions> options)
    {
        string alone = Examples.Fitted(1, options()).Fingerprint;
        Assert.True(alone == Examples.Fitted(2, options()).Fingerprint, care);
        Assert.True(alone == Examples.Fitted(4, options()).Fingerprint, care);
        Assert.Equal(care == "anomalies", alone == Examples.Fitted(1, new() { Epochs = 2 }).Fingerprint);
    }

    [Fact]
    public void Padding_stays_zero()
    {
        var network = new HandWrittenMlp(seed: 1);
        network.Fit(Examples.Digits(64), new() { Groups = [new("*") { L1 = .1f, L2 = .1f }], ClipNorm = 1f });

        float[] values = Examples.Values(network);
        Assert.Equal(network.ParameterArena.Length - values.Length, network.ParameterArena.Span.Count(0f) - values.Count(value => value == 0f));
        Assert.Equal(Math.Sqrt(Examples.Gradients(network).Sum(g => (double)g * g)), Norm(network.GradientArena.Span), 1e-9);
    }

    [Fact]
    public void Settings_are_checked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingOptions { ClipNorm = 0f });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingOptions { ClipValue = -1f });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingOptions { BatchesPerStep = 0 });
    }

    private static double Norm(ReadOnlySpan<float> values)
    {
        double sum = 0;
        foreach (float value in values)
            sum += (double)value * value;
        return Math.Sqrt(sum);
    }
}
