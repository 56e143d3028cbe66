using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.Json;
using NetCompiler.Benchmarks;
using Xunit;

namespace NetCompiler.Tests.Benchmarks;

/// <summary>
/// The workloads of the benchmarks compute what PyTorch computes: losses recorded by <c>peers W1 W7 W10 Deep --losses tests/Reference/Workloads/Losses.json</c>, which
/// started PyTorch from our initial parameters and batches.
/// </summary>
public sealed class WorkloadTests
{
    private static readonly Dictionary<string, double[]> Recorded = JsonSerializer.Deserialize<Dictionary<string, double[]>>(File.ReadAllText(Reference()))!;

    public static TheoryData<string> Names => [.. Recorded.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_loss_of_every_step_is_PyTorchs(string name)
    {
        string[] words = name.Split(" batch=");
        Workload workload = Workload.Named(words[0]);

        double[] ours = Agreement.Losses(workload.Network(), workload, int.Parse(words[1]), Recorded[name].Length);

        foreach ((double expected, double actual) in Recorded[name].Zip(ours, (expected, actual) => (expected, actual)))
            Assert.InRange(actual, expected * (1 - workload.LossTolerance), expected * (1 + workload.LossTolerance));
        Assert.Equal(Recorded[name].Length, ours.Length);
    }

    [Fact]
    public void Networks_that_differ_are_refused()
    {
        double[] losses = [.. Recorded["W10 batch=32"]];
        float[] predictions = W10.Workload.Network().Predict(W10.Workload.Draw(32).Inputs);
        losses[^1] *= 1.001;

        var refused = Assert.Throws<InvalidDataException>(() => Agreement.Check(W10.Workload, 32, losses, predictions, threads: 1));

        Assert.Contains("W10 with batches of 32 is not the same on both sides: the losses differ by 1.0E-003", refused.Message);
    }

    private static string Reference([CallerFilePath] string source = "") => Path.Combine(Path.GetDirectoryName(source)!, "..", "..", "Reference", "Workloads", "Losses.json");
}
