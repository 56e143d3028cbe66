using System;
using System.IO;
using System.Linq;
using ILGPU.Execution;
using NetCompiler.Gpu.Tests.Training;
using Xunit;

namespace NetCompiler.Gpu.Tests.OnlyStandIn;

/// <summary>A device that fails in the middle of a run.</summary>
public sealed class LostDevice : IDisposable
{
    private static readonly Dataset Data = FitTests.Measured(24, 3, count: 32);

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose()
    {
        Failure.After = null;
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void A_device_that_is_lost_while_an_epoch_is_fetched_leaves_the_epoch_before_whole()
    {
        Norms expected = new(seed: 3), network = new(seed: 3);
        Sgd after = new(0.05f, momentum: 0.9f), optimizer = new(0.05f, momentum: 0.9f);
        TrainingOptions options = new() { BatchSize = 16, Epochs = 2 };

        using (GpuDevice device = Devices.Open())
            expected.Fit(Data, options with { Epochs = 1, Optimizer = after, Device = device });

        using (GpuDevice device = Devices.Open())
        {
            void FailAtTheEnd(TrainingProgress now) => Failure.After = now is { Epoch: 2, Step: 2 } ? 0 : null;
            string message = Assert.Throws<InvalidOperationException>(() => network.Fit(Data, options with { Optimizer = optimizer, Device = device, Progress = FailAtTheEnd })).Message;
            Assert.Contains("failed while it trained Norms: the stand-in was told to fail.", message, StringComparison.Ordinal);
        }

        Failure.After = null;
        Assert.Equal(expected.Parameters.SelectMany(p => p.ToArray()), network.Parameters.SelectMany(p => p.ToArray()));
        Assert.Equal(expected.States.SelectMany(s => s.ToArray()), network.States.SelectMany(s => s.ToArray()));
        Assert.Equal(after.Memories[0].Span, optimizer.Memories[0].Span);
    }

    [Fact]
    public void A_lost_device_leaves_what_the_last_epoch_left_and_the_checkpoint_to_go_on_from()
    {
        Norms expected = new(seed: 3), network = new(seed: 3);
        TrainingOptions options = new() { BatchSize = 16, Epochs = 2 };

        using (GpuDevice device = Devices.Open())
            expected.Fit(Data, options with { Epochs = 1, Optimizer = new Sgd(0.05f, momentum: 0.9f), Device = device });

        using (GpuDevice device = Devices.Open())
        {
            void FailInTheSecondEpoch(TrainingProgress now) => Failure.After = now is { Epoch: 2, Step: 1 } ? 5 : null;
            string message = Assert.Throws<InvalidOperationException>(() => network.Fit(
                Data, options with { Optimizer = new Sgd(0.05f, momentum: 0.9f), Device = device, Progress = FailInTheSecondEpoch, Checkpoints = new Checkpoints(_folder) { EveryEpochs = 1 } })).Message;
            Assert.Contains("failed while it trained Norms: the stand-in was told to fail.", message, StringComparison.Ordinal);
        }

        Assert.Equal(expected.Parameters.SelectMany(p => p.ToArray()), network.Parameters.SelectMany(p => p.ToArray()));
        Failure.After = null;

        using (GpuDevice device = Devices.Open())
        {
            Norms resumed = new(seed: 3), whole = new(seed: 3);
            resumed.Fit(Data, options with { Optimizer = new Sgd(0.05f, momentum: 0.9f), Device = device, Checkpoints = new Checkpoints(_folder) { Resume = true } });
            whole.Fit(Data, options with { Optimizer = new Sgd(0.05f, momentum: 0.9f), Device = device });
            Assert.Equal(whole.Parameters.SelectMany(p => p.ToArray()), resumed.Parameters.SelectMany(p => p.ToArray()));
        }
    }
}
