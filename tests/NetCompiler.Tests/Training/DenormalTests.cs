using System;
using System.Linq;
using NetCompiler.Tests.Generated;
using Xunit;

namespace NetCompiler.Tests.Training;

/// <summary>Arithmetic on denormal numbers is thirty times slower: training leaves none behind.</summary>
[Trait("Category", "EveryPath")]
public class DenormalTests
{
    private const int Steps = 3000;

    /// <summary>Slopes that vanish, that are denormal themselves, and whose squares are.</summary>
    private static readonly float[] Vanishing = [1e-12f, 1e-17f, 1e-20f, 1e-25f, 1e-40f];

    public static TheoryData<string> Optimizers => [.. OptimizerPathTests.Optimizers.Keys];

    /// <summary>After some steps no gradient reaches the first layer any more, so that what is remembered of it shrinks to nothing.</summary>
    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Dead_units_leave_none(string name)
    {
        var network = new Dying(seed: 1);
        Optimizer optimizer = OptimizerPathTests.Optimizers[name]();
        float[] inputs = [.. Enumerable.Range(0, 4 * 8).Select(i => MathF.Sin(i))], targets = [.. Enumerable.Range(0, 4).Select(i => MathF.Cos(i))];
        Dataset data = Dataset.From(inputs, targets, count: 4);

        network.Fit(data, new() { BatchSize = 4, Epochs = 5, Optimizer = optimizer });
        network.Hidden.Bias.CopyFrom([.. Enumerable.Repeat(-1e9f, 24)]);
        network.Fit(data, new() { BatchSize = 4, Epochs = Steps, Optimizer = optimizer, Groups = [new("hidden.weight") { WeightDecay = .9f }] });

        AssertNone(name, network, optimizer);
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Vanishing_gradients_leave_none(string name)
    {
        var network = new Plane(1, 1, 1, 1, 1);
        Optimizer optimizer = OptimizerPathTests.Optimizers[name]();
        network.Fit(Plane.Slopes(Vanishing), new() { Epochs = Steps, Optimizer = optimizer });

        AssertNone(name, network, optimizer);
    }

    private static void AssertNone(string name, Network network, Optimizer optimizer)
    {
        Assert.True(!Examples.Values(network).Any(float.IsSubnormal), $"{name}: a parameter is denormal");
        foreach (NamedMemory memory in optimizer.Export().Memories)
            Assert.True(!memory.Values.Span.ToArray().Any(float.IsSubnormal), $"{name}: {memory.Name} is denormal");
    }
}
