using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Tests.Training;
using Xunit;

namespace NetCompiler.Tests.Generated;

/// <summary>Parameters that move while their gradients are computed end with the same bits as those that move afterwards.</summary>
[Trait("Category", "EveryPath")]
public class DescendTests
{
    /// <summary>700 examples in batches of 300: the gradients of the first two are summed in two runs, the last batch is a smaller one.</summary>
    private static readonly Dataset Data = Waves(700);

    public static TheoryData<string> Optimizers => [.. OptimizerPathTests.Optimizers.Keys];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Every_optimizer_moves_alike(string name)
    {
        Func<Optimizer> make = OptimizerPathTests.Optimizers[name];
        string kept = Fitted(new Descending(seed: 3), make(), threads: 1, keep: true);

        foreach (int threads in (int[])[1, 2, 4])
            Assert.Equal(kept, Fitted(new Descending(seed: 3), make(), threads, keep: false));
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Shared_parameters_move_once_all_their_uses_are_known(string name)
    {
        Func<Optimizer> make = OptimizerPathTests.Optimizers[name];
        string kept = Fitted(new Tied(seed: 3), make(), threads: 1, keep: true);

        foreach (int threads in (int[])[1, 2, 4])
            Assert.Equal(kept, Fitted(new Tied(seed: 3), make(), threads, keep: false));
    }

    [Fact]
    public void Layers_that_share_their_methods_move_each_its_own_parameters()
    {
        string kept = Fitted(new Stacked(seed: 3), new Adam(), threads: 1, keep: true);

        foreach (int threads in (int[])[1, 2, 4])
            Assert.Equal(kept, Fitted(new Stacked(seed: 3), new Adam(), threads, keep: false));
    }

    [Fact]
    public void Groups_have_their_settings_and_frozen_parameters_stay()
    {
        IReadOnlyList<ParameterGroup> groups =
        [
            new("*.bias") { WeightDecay = 0f },
            new("wide*") { LearningRate = .003f },
            new("narrow.dense1.weight") { Frozen = true },
        ];

        var network = new Descending(seed: 3);
        float[] still = network.Parameters.Single(p => p.Name == "narrow.dense1.weight").ToArray();
        string kept = Fitted(new Descending(seed: 3), new AdamW(.01f), threads: 1, keep: true, groups);

        Assert.Equal(kept, Fitted(network, new AdamW(.01f), threads: 2, keep: false, groups));
        Assert.Equal(still, network.Parameters.Single(p => p.Name == "narrow.dense1.weight").ToArray());
        Assert.NotEqual(kept, Fitted(new Descending(seed: 3), new AdamW(.01f), threads: 1, keep: false));
    }

    [Fact]
    public void A_declared_frozen_layer_stays_and_the_others_move_alike()
    {
        var network = new PartlyFrozen(seed: 3);
        float[] still = network.Still.Weight.ToArray();

        Assert.Equal(Fitted(new PartlyFrozen(seed: 3), new Adam(), threads: 1, keep: true), Fitted(network, new Adam(), threads: 2, keep: false));
        Assert.Equal(still, network.Still.Weight.ToArray());
    }

    [Fact]
    public void What_an_optimizer_remembers_is_the_same_too()
    {
        var (one, other) = (new Adam(), new Adam());
        Fitted(new Descending(seed: 3), one, threads: 1, keep: true);
        Fitted(new Descending(seed: 3), other, threads: 2, keep: false);

        foreach ((NamedMemory kept, NamedMemory moved) in one.Export().Memories.Zip(other.Export().Memories))
            Assert.Equal(kept.Values.Span.ToArray(), moved.Values.Span.ToArray());
    }

    [Fact]
    public void A_step_that_measures_gradients_moves_by_them()
    {
        TrainingProgress last = default;
        var network = new Descending(seed: 3);
        network.Fit(Data, new() { BatchSize = 300, Epochs = 2, Optimizer = new Adam(), MeasureGradientNorm = true, Progress = step => last = step });

        Assert.Equal(Fitted(new Descending(seed: 3), new Adam(), threads: 1, keep: false), network.Fingerprint);
        Assert.Equal(last.GradientNorm!.Value, Math.Sqrt(Examples.Gradients(network).Sum(g => (double)g * g)), last.GradientNorm.Value * 1e-6);
    }

    [Fact]
    public void Gradients_that_nobody_kept_are_not_to_be_had()
    {
        var network = new Descending(seed: 3);
        Assert.All(Examples.Gradients(network), gradient => Assert.Equal(0f, gradient));

        var optimizer = new Adam();
        network.Fit(Data, new() { BatchSize = 300, Optimizer = optimizer });
        Assert.Contains("TrainingOptions.KeepGradients", Assert.Throws<InvalidOperationException>(() => network.Parameters[0].Gradient).Message);
        Assert.Throws<InvalidOperationException>(() => optimizer.Step(network));
        Assert.Throws<InvalidOperationException>(() => network.Gradients(Data, accumulate: true));

        network.Gradients(Data);
        float[] computed = Examples.Gradients(network);
        network.Fit(Data, new() { BatchSize = 700, Shuffle = false, Optimizer = optimizer, KeepGradients = true });
        Assert.Equal(computed, Examples.Gradients(network));
    }

    private static string Fitted(Network network, Optimizer optimizer, int threads, bool keep, IReadOnlyList<ParameterGroup>? groups = null)
    {
        network.Threads = threads;
        network.Fit(Data, new() { BatchSize = 300, Epochs = 2, Optimizer = optimizer, KeepGradients = keep, Groups = groups ?? [] });
        return network.Fingerprint;
    }

    private static Dataset Waves(int count)
    {
        float[] inputs = [.. Enumerable.Range(0, 37 * count).Select(i => (float)Math.Sin(i * .37))];
        float[] targets = [.. Enumerable.Range(0, 3 * count).Select(i => (float)Math.Cos(i * .11))];
        return Dataset.From(inputs, targets, count);
    }
}
