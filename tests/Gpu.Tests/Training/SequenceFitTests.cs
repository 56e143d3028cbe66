using System;
using System.Linq;
using Xunit;

namespace NetCompiler.Gpu.Tests.Training;

/// <summary>Three steps of networks over sequences leave on a device what they leave on the CPU, and the same bits whenever they are repeated.</summary>
public sealed class SequenceFitTests
{
    private static readonly Dataset Spoken = FitTests.Classified(5 * 20, 5, count: 36), Measured = FitTests.Measured(5 * 20, 3, count: 36), Seen = FitTests.Classified(18 * 6, 4, count: 12);

    public static TheoryData<string> Names => ["Lstm", "Gru", "Attention", "Transformer", "Sparse table"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Three_steps_leave_the_parameters_of_the_cpu(string name)
    {
        (Func<Network> make, Dataset data) = Of(name);

        // The gradient of a key's bias is 0 but for rounding, because softmax does not see what is added to all scores; Adam would make full steps of that.
        FitTests.Agree(make, data, new() { BatchSize = data.Count / 3 }, () => name is "Attention" or "Transformer" ? new Sgd(0.1f, momentum: 0.9f) : new Adam(1e-3f));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_run_that_is_repeated_leaves_the_same_bits(string name)
    {
        (Func<Network> make, Dataset data) = Of(name);
        Assert.Equal(Bits(), Bits());

        uint[] Bits()
        {
            using GpuDevice device = Devices.Open();
            Network network = make();
            network.Fit(data, new() { BatchSize = data.Count / 3, Optimizer = new Adam(1e-3f), Device = device });
            return [.. network.Parameters.SelectMany(p => p.ToArray()).Select(BitConverter.SingleToUInt32Bits)];
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Rows_of_a_sparse_table_that_no_batch_of_a_step_uses_stay(int batchesPerStep)
    {
        using GpuDevice device = Devices.Open();
        (Words before, Words cpu, Words gpu) = (new(seed: 3), new(seed: 3), new(seed: 3));
        TrainingOptions options = new() { BatchSize = 12 / batchesPerStep, BatchesPerStep = batchesPerStep, ClipNorm = 1f, Groups = [new ParameterGroup("*.weight") { L2 = 0.1f }] };
        cpu.Fit(Sentences(rows: 50, words: 4, classes: 3), options with { Optimizer = new AdamW(1e-2f) });
        gpu.Fit(Sentences(rows: 50, words: 4, classes: 3), options with { Optimizer = new AdamW(1e-2f), Device = device });

        float[][] tables = [before.Parameters[0].ToArray(), gpu.Parameters[0].ToArray()];
        Assert.Equal(tables[0][(30 * 6)..], tables[1][(30 * 6)..]);
        Assert.NotEqual(tables[0][6..(30 * 6)], tables[1][6..(30 * 6)]);
        Close.Assert("table", cpu.Parameters[0].ToArray(), tables[1], 1e-4);
    }

    [Fact]
    public void States_go_on_from_batch_to_batch()
    {
        Dataset data = FitTests.Measured(4 * 2, 1, count: 24);
        FitTests.Agree(() => new Remembering(seed: 3), data, new() { BatchSize = 8, Shuffle = false, Epochs = 2 }, () => new Sgd(0.1f));
    }

    [Fact]
    public void A_step_more_is_a_launch_more_each_way()
    {
        using GpuDevice device = Devices.Open();
        Assert.Equal(2 * 4, Launches(device, new SevenSteps()) - Launches(device, new ThreeSteps()));
    }

    private static int Launches(GpuDevice device, Network network)
    {
        Sgd optimizer = new();
        optimizer.Prepare(network);
        using DeviceTraining training = device.Begin(network, optimizer, 4);
        return training.Launches(new Descent(network, optimizer, new TrainingOptions()));
    }

    private static (Func<Network> Make, Dataset Data) Of(string name) => name switch
    {
        "Lstm" => (() => new LongMemory(seed: 3), Spoken),
        "Gru" => (() => new Gated(seed: 3), Measured),
        "Attention" => (() => new Looking(seed: 3), Seen),
        "Transformer" => (() => new Encoder(seed: 3), Sentences(rows: 20, words: 6, classes: 3)),
        _ => (() => new Words(seed: 3), Sentences(rows: 50, words: 4, classes: 3)),
    };

    /// <summary>Numbers of words from the first three fifths of a vocabulary.</summary>
    private static Dataset Sentences(int rows, int words, int classes)
    {
        Random random = new(7);
        float[] numbers = [.. Enumerable.Range(0, 36 * words).Select(_ => (float)random.Next(rows * 3 / 5))];
        return new Dataset([Column.Of(numbers, words)], [Column.Labels(Enumerable.Range(0, 36).Select(i => i % classes).ToArray())]);
    }
}
