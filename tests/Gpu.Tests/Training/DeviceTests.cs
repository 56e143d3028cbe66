using System;
using System.Linq;
using NetCompiler.Kernels;
using Xunit;

namespace NetCompiler.Gpu.Tests.Training;

/// <summary>What a step costs, and what a device refuses.</summary>
public sealed class DeviceTests
{
    private static readonly Dataset Digits = FitTests.Classified(784, 10, count: 32);

    [Fact]
    public void A_step_of_the_mlp_launches_twelve_kernels() => Assert.Equal(12, Launches(new Mlp()));

    [Fact]
    public void A_step_of_lenet_launches_no_more_than_thirty_kernels() => Assert.InRange(Launches(new LeNet5()), 1, 30);

    [Fact]
    public void A_step_of_resnet_launches_no_more_than_160_kernels() => Assert.InRange(Launches(new ResNet20()), 1, 160);

    [SkippableFact]
    public void A_step_allocates_nothing()
    {
        using GpuDevice device = Devices.Open();
        Skip.If(device.Info.Kind is GpuDeviceKind.Cpu, "ILGPU's own simulation allocates for every launch.");
        Norms network = new();
        Adam optimizer = new();
        optimizer.Prepare(network);
        Dataset data = FitTests.Measured(24, 3, count: 8);
        ExampleRange examples = new(data, network.InOrder(8), 0, 8);
        Descent descent = new(network, optimizer, new TrainingOptions { ClipNorm = 1, DetectAnomalies = true });
        using DeviceTraining training = device.Begin(network, optimizer, 8);

        for (int step = 0; step < 3; step++)
            Take();

        long before = GC.GetAllocatedBytesForCurrentThread();
        Take();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Take()
        {
            descent.Begin();
            training.Take(examples, new RandomKey(1, 1), descent);
            training.Await();
        }
    }

    private static int Launches(Network network)
    {
        using GpuDevice device = Devices.Open();
        Sgd optimizer = new();
        optimizer.Prepare(network);
        using DeviceTraining training = device.Begin(network, optimizer, 32);
        return training.Launches(new Descent(network, optimizer, new TrainingOptions()));
    }

    [Fact]
    public void A_network_without_kernels_says_which_layer_lacks_one()
    {
        using GpuDevice device = Devices.Open();
        Dataset sequences = FitTests.Classified(2 * 4096, 3, count: 8);
        string message = Assert.Throws<NotSupportedException>(() => new Attending().Fit(sequences, new() { Device = device })).Message;
        Assert.StartsWith("Attending cannot be trained on a device yet: attention1 needs attention", message);
    }

    [Fact]
    public void An_optimizer_of_ones_own_is_refused_before_the_first_step()
    {
        using GpuDevice device = Devices.Open();
        Mlp network = new(seed: 1);
        float[] before = [.. network.Parameters.SelectMany(p => p.ToArray())];

        string message = Assert.Throws<NotSupportedException>(() => network.Fit(Digits, new() { Device = device, Optimizer = new Own() })).Message;
        Assert.Contains("no kernel for Own", message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters.SelectMany(p => p.ToArray()));
    }

    private sealed class Own() : Optimizer(0.1f)
    {
        protected override void Update(in ParameterUpdate update)
        {
        }
    }

    [Fact]
    public void A_device_that_is_not_there_is_named_with_those_that_are()
    {
        string message = Assert.Throws<InvalidOperationException>(() => GpuDevice.Open(GpuDeviceKind.Cuda, "no such device")).Message;
        Assert.Contains("no such device", message, StringComparison.Ordinal);
        Assert.Contains(GpuDevice.List()[0].Name, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_that_does_not_fit_says_what_would()
    {
        using GpuDevice device = Devices.Open();
        string message = Assert.Throws<InsufficientMemoryException>(() => device.Begin(new Mlp(), optimizer: null, capacity: 600_000_000 / 4)).Message;
        Assert.Contains(device.Info.MemoryBytes == long.MaxValue ? "Take smaller batches" : "Batches of up to about", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Frozen_parameters_stay_and_groups_have_rates_of_their_own()
    {
        using GpuDevice device = Devices.Open();
        (Tiles cpu, Tiles gpu) = (new(seed: 4), new(seed: 4));
        TrainingOptions options = new() { BatchSize = 16, Groups = [new ParameterGroup("dense1.*") { Frozen = true }, new ParameterGroup("*.bias") { LearningRate = 0.5f }] };
        Dataset data = FitTests.Classified(130, 40, count: 16);
        cpu.Fit(data, options with { Optimizer = new Sgd(0.1f) });
        gpu.Fit(data, options with { Optimizer = new Sgd(0.1f), Device = device });

        Assert.Equal(new Tiles(seed: 4).Parameters[0].ToArray(), gpu.Parameters[0].ToArray());
        foreach ((Parameter expected, Parameter actual) in cpu.Parameters.Zip(gpu.Parameters))
            Close.Assert(expected.Name, expected.ToArray(), actual.ToArray(), 1e-4, leastScale: 0.01);
    }
}
