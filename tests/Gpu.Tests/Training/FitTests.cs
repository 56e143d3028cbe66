using System;
using System.Linq;
using Xunit;

namespace NetCompiler.Gpu.Tests.Training;

/// <summary>Whole steps of Fit on a device leave what they leave on the CPU, and the same bits whenever they are repeated.</summary>
public sealed class FitTests
{
    private const double Tolerance = 1e-4;

    public static TheoryData<string> Optimizers => [nameof(Sgd), "Momentum", "Nesterov", nameof(Adam), "AMSGrad", nameof(AdamW), nameof(RmsProp), "centred, with momentum", nameof(AdaGrad), nameof(AdaDelta), nameof(NAdam)];

    [Fact]
    public void Three_steps_of_the_mlp_leave_the_parameters_of_the_cpu() =>
        Agree(() => new Mlp(seed: 3), Classified(784, 10, count: 48), new() { BatchSize = 16 }, () => new Adam(1e-3f));

    [Fact]
    public void Three_steps_of_lenet_leave_the_parameters_of_the_cpu() =>
        Agree(() => new LeNet5(seed: 3), Classified(784, 10, count: 9), new() { BatchSize = 3 }, () => new Sgd(0.01f, momentum: 0.9f));

    [Fact]
    public void Three_steps_of_resnet_leave_the_parameters_of_the_cpu() =>
        Agree(() => new ResNet20(seed: 3), Classified(3 * 8 * 8, 10, count: 6), new() { BatchSize = 2 }, () => new Sgd(0.01f, momentum: 0.9f));

    // Not Adam: behind the first bias are a pooling and normalisations that take any shift of a channel away, so that its gradient is nothing but rounding, of which Adam would make steps.
    [Fact]
    public void Three_steps_of_inception_leave_the_parameters_of_the_cpu() =>
        Agree(() => new Inception(seed: 3), Classified(3 * 8 * 8, 7, count: 15), new() { BatchSize = 5 }, () => new Sgd(0.05f, momentum: 0.9f));

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Steps_over_every_tile_leave_the_parameters_of_the_cpu(string optimizer) =>
        Agree(() => new Tiles(seed: 3), Classified(130, 40, count: 70), new() { BatchSize = 33 }, () => Make(optimizer));

    [Fact]
    public void Factors_that_are_read_four_elements_at_a_time_leave_the_parameters_of_the_cpu() =>
        Agree(() => new Quads(seed: 3), Measured(132, 2, count: 70), new() { BatchSize = 33 }, () => new Sgd(0.05f));

    [Fact]
    public void Sums_that_threads_share_leave_the_parameters_of_the_cpu()
    {
        Random random = new(7);
        Agree(() => new Matched(seed: 3), new Dataset([Drawn(36), Drawn(40 * 36), Drawn(40 * 36)], Drawn(3)), new() { BatchSize = 7 }, () => new Sgd(0.5f));

        Column Drawn(int size) => Column.Of(Enumerable.Range(0, 14 * size).Select(_ => random.NextSingle() - 0.5f).ToArray(), size);
    }

    [Fact]
    public void Normalisations_and_their_statistics_are_those_of_the_cpu() =>
        Agree(() => new Norms(seed: 3), Measured(24, 3, count: 60), new() { BatchSize = 20, Epochs = 2 }, () => new Sgd(0.05f));

    [Fact]
    public void A_run_that_is_repeated_leaves_the_same_bits() => Repeat(() => new Tiles(seed: 5), Classified(130, 40, count: 70), batch: 33);

    [Fact]
    public void Images_leave_the_same_bits_too()
    {
        Repeat(() => new LeNet5(seed: 5), Classified(784, 10, count: 1), batch: 1);
        Repeat(() => new ResNet20(seed: 5), Classified(3 * 8 * 8, 10, count: 1), batch: 1);
        Repeat(() => new Inception(seed: 5), Classified(3 * 8 * 8, 7, count: 1), batch: 1);
    }

    [Fact]
    public void A_second_run_continues_the_first_with_its_optimizer()
    {
        using GpuDevice device = Devices.Open();
        Dataset data = Classified(130, 40, count: 66);
        Tiles once = new(seed: 5), twice = new(seed: 5);
        once.Fit(data, new() { BatchSize = 33, Epochs = 2, Optimizer = new Adam(), Device = device });

        Adam optimizer = new();
        twice.Fit(data, new() { BatchSize = 33, Optimizer = optimizer, Device = device });
        twice.Fit(data, new() { BatchSize = 33, Optimizer = optimizer, Device = device });
        Assert.Equal(once.Parameters.SelectMany(p => p.ToArray()), twice.Parameters.SelectMany(p => p.ToArray()));
    }

    [Fact]
    public void What_was_learnt_predicts_on_the_cpu()
    {
        using GpuDevice device = Devices.Open();
        Dataset data = Measured(24, 3, count: 120);
        Norms network = new(seed: 3);
        double before = network.Evaluate(data).Loss;
        network.Fit(data, new() { BatchSize = 20, Epochs = 4, Optimizer = new Adam(1e-2f), Device = device, Validation = data });
        Assert.True(network.Evaluate(data).Loss < 0.7 * before);
    }

    private static Optimizer Make(string name) => name switch
    {
        nameof(Sgd) => new Sgd(0.1f, weightDecay: 0.01f),
        "Momentum" => new Sgd(0.1f, momentum: 0.9f),
        "Nesterov" => new Sgd(0.1f, momentum: 0.9f, nesterov: true),
        nameof(Adam) => new Adam(1e-3f, weightDecay: 0.01f),
        "AMSGrad" => new Adam(1e-3f, amsGrad: true),
        nameof(AdamW) => new AdamW(1e-3f),
        nameof(RmsProp) => new RmsProp(1e-3f, weightDecay: 0.01f),
        "centred, with momentum" => new RmsProp(1e-3f, epsilon: 1e-3f, momentum: 0.9f, centered: true),    // with a small ε a gradient that is but rounding moves as far as any
        nameof(AdaGrad) => new AdaGrad(1e-2f, learningRateDecay: 0.1f, initialAccumulator: 0.1f),
        nameof(AdaDelta) => new AdaDelta(),
        _ => new NAdam(),
    };

    private static void Repeat(Func<Network> make, Dataset data, int batch)
    {
        Assert.Equal(Bits(), Bits());

        uint[] Bits()
        {
            using GpuDevice device = Devices.Open();
            Network network = make();
            network.Fit(data, new() { BatchSize = batch, Optimizer = new Adam(), Device = device });
            return [.. network.Parameters.SelectMany(p => p.ToArray()).Concat(network.States.SelectMany(s => s.ToArray())).Select(BitConverter.SingleToUInt32Bits)];
        }
    }

    internal static void Agree(Func<Network> make, Dataset data, TrainingOptions options, Func<Optimizer> optimizer)
    {
        using GpuDevice device = Devices.Open();
        Agree(make, data, options, optimizer, device);
    }

    internal static void Agree(Func<Network> make, Dataset data, TrainingOptions options, Func<Optimizer> optimizer, GpuDevice device)
    {
        (Network cpu, Network gpu) = (make(), make());
        History expected = cpu.Fit(data, options with { Optimizer = optimizer() });
        History actual = gpu.Fit(data, options with { Optimizer = optimizer(), Device = device });

        foreach ((Parameter e, Parameter a) in cpu.Parameters.Zip(gpu.Parameters))
            Close.Assert(e.Name, e.ToArray(), a.ToArray(), Tolerance, leastScale: 0.01);
        foreach ((State e, State a) in cpu.States.Zip(gpu.States))
            Close.Assert(e.Name, e.ToArray(), a.ToArray(), Tolerance);

        Assert.Equal(expected.Epochs[^1].Loss, actual.Epochs[^1].Loss, 1e-4 * expected.Epochs[^1].Loss);
        Assert.Equal(expected.Epochs[^1].Accuracy, actual.Epochs[^1].Accuracy);
    }

    internal static Dataset Classified(int inputs, int classes, int count)
    {
        Random random = new(7);
        float[] x = [.. Enumerable.Range(0, count * inputs).Select(_ => random.NextSingle() - 0.5f)];
        return new Dataset([Column.Of(x, inputs)], [Column.Labels(Enumerable.Range(0, count).Select(i => i % classes).ToArray())]);
    }

    internal static Dataset Measured(int inputs, int outputs, int count)
    {
        Random random = new(7);
        float[] x = [.. Enumerable.Range(0, count * inputs).Select(_ => random.NextSingle() - 0.5f)];
        float[] y = [.. Enumerable.Range(0, count * outputs).Select(i => x[i / outputs * inputs + i % outputs] + x[i / outputs * inputs + 3])];
        return Dataset.From(x, y, count);
    }
}
