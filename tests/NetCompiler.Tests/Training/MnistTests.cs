using System;
using Xunit;
using Xunit.Abstractions;

namespace NetCompiler.Tests.Training;

public class MnistTests(ITestOutputHelper output)
{
    [SkippableFact]
    public void The_relu_network_learns_mnist()
    {
        string? folder = Environment.GetEnvironmentVariable("NETCOMPILER_DATA");
        Skip.If(folder is null, "NETCOMPILER_DATA does not name a folder with MNIST.");
        (Dataset training, Dataset test) = Mnist.Load(folder);

        var network = new HandWrittenMlp(seed: 42);
        History history = network.Fit(training, new() { Epochs = 5, BatchSize = 128, Optimizer = new Adam(1e-3f), Validation = test });

        foreach (EpochResult epoch in history.Epochs)
            output.WriteLine($"{epoch}");
        output.WriteLine($"fingerprint {network.Fingerprint}");
        Assert.True(history.Last.ValidationAccuracy >= .978, $"test accuracy {history.Last.ValidationAccuracy}");
    }

    [Fact]
    public void Drawn_digits_are_neither_trivial_nor_hopeless()
    {
        var network = new HandWrittenMlp(seed: 42);
        network.Fit(DrawnDigits.Draw(12_000, seed: 1), new() { Epochs = 3, BatchSize = 128 });
        Evaluation evaluation = network.Evaluate(DrawnDigits.Draw(2_000, seed: 1, first: 12_000));

        output.WriteLine($"{evaluation.Accuracy}");
        Assert.InRange(evaluation.Accuracy!.Value, .9, .99);
    }
}
