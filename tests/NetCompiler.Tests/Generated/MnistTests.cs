using System;
using System.IO;
using NetCompiler.Tests.Training;
using Xunit;

namespace NetCompiler.Tests.Generated;

/// <summary>Real digits: five epochs of Adam in batches of 128 reach the accuracy that a multilayer perceptron should, on one thread and on two alike.</summary>
[Collection(nameof(AloneInTheProcess))]
public class MnistTests
{
    [SkippableTheory]
    [InlineData("relu", 1e-3f, 0.978)]
    [InlineData("sigmoid", 3e-3f, 0.97)]
    [InlineData("batchnorm", 1e-3f, 0.97)]
    [InlineData("dropout", 1e-3f, 0.97)]
    public void A_compiled_network_learns_to_read(string name, float rate, double accuracy)
    {
        string? folder = Environment.GetEnvironmentVariable("NETCOMPILER_DATA");
        Skip.If(folder is null || !Directory.Exists(Path.Combine(folder, "mnist")), "MNIST's files are not in NETCOMPILER_DATA/mnist.");
        (Dataset training, Dataset test) = Mnist.Load(folder!);

        Network Trained(int threads)
        {
            Network network = Create(name, threads);
            network.Fit(training, new() { Epochs = 5, BatchSize = 128, Optimizer = new Adam(rate) });
            return network;
        }

        Network one = Trained(1), two = Trained(2);
        Assert.Equal(one.Fingerprint, two.Fingerprint);
        double reached = two.Evaluate(test).Accuracy!.Value;
        Assert.True(reached >= accuracy, $"{name} reached {reached:F4}, not {accuracy}.");
    }

    private static Network Create(string name, int threads) => name switch
    {
        "relu" => new ReluMlp(seed: 1) { Threads = threads },
        "sigmoid" => new SigmoidMlp(seed: 1) { Threads = threads },
        "batchnorm" => new BatchNormMlp(seed: 1) { Threads = threads },
        _ => new DropoutMlp(seed: 1) { Threads = threads },
    };
}
