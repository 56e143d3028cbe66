using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace NetCompiler.Gpu.Tests.Training;

/// <summary>What happens around the steps of a run is the same on a device: clipping, penalties, accumulation, anomalies, checkpoints.</summary>
public sealed class OptionTests
{
    private static readonly Dataset Data = FitTests.Measured(24, 3, count: 50);

    public static TheoryData<string> Options => ["ClipNorm", "ClipValue", "MeasureGradientNorm", "BatchesPerStep", "penalties", "all of them", "schedule"];

    private static TrainingOptions Make(string name)
    {
        TrainingOptions options = new() { BatchSize = 16, Epochs = 2 };

        return name switch
        {
            "ClipNorm" => options with { ClipNorm = 0.1f },
            "ClipValue" => options with { ClipValue = 0.01f },
            "MeasureGradientNorm" => options with { MeasureGradientNorm = true },
            "BatchesPerStep" => options with { BatchesPerStep = 3 },
            "penalties" => options with { Groups = [new ParameterGroup("dense1.weight") { L1 = 0.01f }, new ParameterGroup("*.weight") { L2 = 0.2f }] },
            "schedule" => options with { Schedule = new StepDecay(1, 0.1f) },
            _ => options with { ClipNorm = 0.1f, ClipValue = 0.05f, BatchesPerStep = 3, Groups = [new ParameterGroup("*.weight") { L2 = 0.2f }], DetectAnomalies = true },
        };
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void A_step_does_what_it_does_on_the_cpu(string name)
    {
        using GpuDevice device = Devices.Open();
        (Norms cpu, Norms gpu) = (new(seed: 3), new(seed: 3));
        List<TrainingProgress> expected = [], actual = [];
        cpu.Fit(Data, Make(name) with { Optimizer = new Sgd(0.05f, momentum: 0.9f), Progress = expected.Add });
        gpu.Fit(Data, Make(name) with { Optimizer = new Sgd(0.05f, momentum: 0.9f), Progress = actual.Add, Device = device });

        foreach ((Parameter e, Parameter a) in cpu.Parameters.Zip(gpu.Parameters))
            Close.Assert(e.Name, e.ToArray(), a.ToArray(), 1e-4, leastScale: 0.01);

        Assert.Equal(expected.Count, actual.Count);

        foreach ((TrainingProgress e, TrainingProgress a) in expected.Zip(actual))
        {
            Assert.Equal((e.Epoch, e.Step, e.Examples), (a.Epoch, a.Step, a.Examples));
            Close.Assert("loss", [e.BatchLoss, (float)e.Loss, (float)e.Penalty], [a.BatchLoss, (float)a.Loss, (float)a.Penalty], 1e-4);
            Assert.Equal(e.GradientNorm is null, a.GradientNorm is null);
            Close.Assert("norm", [e.GradientNorm ?? 0f], [a.GradientNorm ?? 0f], 1e-4);
        }
    }

    [Fact]
    public void Results_of_steps_that_nobody_follows_are_those_of_steps_that_somebody_does()
    {
        using GpuDevice device = Devices.Open();
        TrainingOptions options = new() { BatchSize = 16, Epochs = 3, Device = device };
        (Tiles followed, Tiles alone) = (new(seed: 3), new(seed: 3));
        Dataset data = FitTests.Classified(130, 40, count: 50);
        History expected = followed.Fit(data, options with { Optimizer = new Adam(), Progress = _ => { } }), actual = alone.Fit(data, options with { Optimizer = new Adam() });

        Assert.Equal(expected.Epochs.Select(epoch => (epoch.Loss, epoch.Accuracy)), actual.Epochs.Select(epoch => (epoch.Loss, epoch.Accuracy)));
        Assert.Equal(followed.Parameters.SelectMany(p => p.ToArray()), alone.Parameters.SelectMany(p => p.ToArray()));
    }

    [Fact]
    public void Gradients_that_are_kept_are_those_of_the_last_step()
    {
        using GpuDevice device = Devices.Open();
        (Norms cpu, Norms gpu) = (new(seed: 3), new(seed: 3));
        TrainingOptions options = new() { BatchSize = 16, KeepGradients = true };
        cpu.Fit(Data, options with { Optimizer = new Sgd(0.05f) });
        gpu.Fit(Data, options with { Optimizer = new Sgd(0.05f), Device = device });

        foreach ((Parameter e, Parameter a) in cpu.Parameters.Zip(gpu.Parameters))
            Close.Assert(e.Name, e.Gradient.ToArray(), a.Gradient.ToArray(), 1e-4, leastScale: 0.01);
    }

    [Fact]
    public void Gradients_that_are_not_kept_cannot_be_read()
    {
        using GpuDevice device = Devices.Open();
        Norms network = new(seed: 3);
        network.Fit(Data, new() { Device = device });
        Assert.Contains("holds no gradients", Assert.Throws<InvalidOperationException>(() => network.Parameters[0].Gradient.ToArray()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_anomaly_is_named_and_leaves_the_network_as_it_was()
    {
        using GpuDevice device = Devices.Open();
        (Norms cpu, Norms gpu) = (new(seed: 3), new(seed: 3));
        TrainingOptions options = new() { BatchSize = 16, Epochs = 9, DetectAnomalies = true };
        string expected = Assert.Throws<NotFiniteNumberException>(() => cpu.Fit(Data, options with { Optimizer = new Sgd(1e18f) })).Message;
        string actual = Assert.Throws<NotFiniteNumberException>(() => gpu.Fit(Data, options with { Optimizer = new Sgd(1e18f), Device = device })).Message;

        Assert.Contains("of epoch 1", actual, StringComparison.Ordinal);
        Assert.Equal(expected.Split(':')[0], actual.Split(':')[0]);
        Assert.All(gpu.Parameters.SelectMany(p => p.ToArray()).Concat(gpu.States.SelectMany(s => s.ToArray())), value => Assert.True(float.IsFinite(value)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_run_goes_on_from_its_checkpoint(bool onDevice)
    {
        using GpuDevice device = Devices.Open();
        string folder = Directory.CreateTempSubdirectory().FullName;

        try
        {
            Norms whole = new(seed: 3), first = new(seed: 3), second = new(seed: 3);
            TrainingOptions options = new() { BatchSize = 16, Device = device };
            whole.Fit(Data, options with { Epochs = 3, Optimizer = new Sgd(0.05f, momentum: 0.9f) });
            first.Fit(Data, options with { Epochs = 1, Optimizer = new Sgd(0.05f, momentum: 0.9f), Checkpoints = new Checkpoints(folder) { EverySteps = 1 } });
            second.Fit(Data, options with { Epochs = 3, Optimizer = new Sgd(0.05f, momentum: 0.9f), Checkpoints = new Checkpoints(folder) { Resume = true }, Device = onDevice ? device : null });

            foreach ((Parameter e, Parameter a) in whole.Parameters.Zip(second.Parameters))
                Close.Assert(e.Name, e.ToArray(), a.ToArray(), onDevice ? 0 : 1e-4, leastScale: 0.01);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Learning_rates_are_tried_on_a_device()
    {
        using GpuDevice device = Devices.Open();
        LearningRateTest expected = LearningRateTest.Run(new Norms(seed: 3), Data, new Sgd(), steps: 10), actual = LearningRateTest.Run(new Norms(seed: 3), Data, new Sgd(), steps: 10, device: device);
        Assert.Equal(expected.Points.Select(point => point.Rate), actual.Points.Select(point => point.Rate));
        Close.Assert("loss", [.. expected.Points.Select(point => (float)point.Loss)], [.. actual.Points.Select(point => (float)point.Loss)], 1e-3);
    }
}
