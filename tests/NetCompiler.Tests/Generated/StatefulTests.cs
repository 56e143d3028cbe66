using System;
using System.Linq;
using NetCompiler.Tests.Persistence;
using NetCompiler.Tests.Training;
using Xunit;

namespace NetCompiler.Tests.Generated;

/// <summary>Layers that begin each batch with what the batch before left: truncated backpropagation through time.</summary>
[Collection(nameof(AloneInTheProcess))]
public sealed class StatefulTests
{
    private const int Lag = 3, Rows = 16;

    // ── What is carried on ───────────────────────────────────────────────────────────────

    [Fact]
    public void Parts_of_a_sequence_are_predicted_as_the_whole()
    {
        Echo parts = new(seed: 3);
        WholeEcho whole = new(seed: 4);
        whole.CopyFrom(parts);
        float[] bits = Bits(2 * 40, seed: 1), expected = whole.Predict(bits);

        for (int part = 0; part < 5; part++)
            Close([.. Part(expected, 2, 40, part * 8, 8)], parts.PredictNext([.. Part(bits, 2, 40, part * 8, 8)]));
    }

    [Fact]
    public void So_are_those_of_a_dataset_in_stretches_and_what_is_measured_with_them()
    {
        Echo parts = new(seed: 3);
        WholeEcho whole = new(seed: 4);
        whole.CopyFrom(parts);
        Dataset examples = Echoes(2 * 40, 8), stretches = examples.Stretches(2), long_ = Echoes(2 * 40, 40);
        float[] expected = whole.Predict(long_)[0], found = parts.Predict(stretches)[0];

        // Batch k has part k of the first sequence and part k of the second.
        for (int part = 0; part < 5; part++)
            Close([.. Part(expected, 2, 40, part * 8, 8)], found[(part * 16)..(part * 16 + 16)]);

        Assert.Equal(whole.Evaluate(long_).Loss, parts.Evaluate(stretches).Loss, 1e-6);
        Assert.NotEqual(whole.Evaluate(long_).Loss, parts.Evaluate(examples).Loss, 1e-6);
    }

    [Fact]
    public void A_cell_of_ones_own_goes_on_likewise()
    {
        KeptCell parts = new(seed: 5);
        WholeCell whole = new(seed: 6);
        whole.CopyFrom(parts);
        float[] x = Waves(3 * 12 * 3), expected = whole.Predict(x);

        for (int part = 0; part < 3; part++)
            Close([.. Part(expected, 3, 24, part * 8, 8)], parts.PredictNext([.. Part(x, 3, 36, part * 12, 12)]));
    }

    [Fact]
    public void Predictions_and_evaluations_begin_with_nothing_and_keep_nothing()
    {
        Echo network = new(seed: 3);
        float[] bits = Bits(Rows * 8, seed: 1), first = network.Predict(bits);
        float[] begun = network.PredictNext(bits);
        Assert.Equal(first, begun);

        Echo twin = new(seed: 3);
        twin.PredictNext(bits);
        Assert.Equal(first, network.Predict(bits));
        network.Evaluate(Echoes(64, 8).Stretches(4));
        network.Predict(Echoes(64, 8).Stretches(4));
        Assert.Equal(twin.PredictNext(bits), network.PredictNext(bits));
    }

    [Fact]
    public void Forgotten_states_are_zero()
    {
        Echo network = new(seed: 3);
        Dataset batch = Echoes(Rows * 8, 8);
        float first = network.Gradients(batch);
        float[] gradient = network.Parameters[0].Gradient.ToArray();
        Assert.NotEqual(first, network.Gradients(batch));

        network.ForgetStates();
        Assert.Equal(first, network.Gradients(batch));
        Assert.Equal(gradient, network.Parameters[0].Gradient.ToArray());
    }

    // ── Training ─────────────────────────────────────────────────────────────────────────

    [Fact]
    public void What_was_seen_before_the_batch_is_learned()
    {
        Dataset training = Echoes(32 * 8 * 64, 8, stretches: 32).Stretches(32), unseen = Echoes(32 * 8 * 8, 8, stretches: 32, seed: 2).Stretches(32);
        Echo network = new(seed: 1);
        History history = network.Fit(training, new() { Epochs = 12, BatchSize = 32, Shuffle = false, Optimizer = new Adam(1e-2f), Validation = unseen });
        Assert.All(history.Epochs.Skip(8), epoch => Assert.True(epoch.ValidationAccuracy == 1, $"The accuracy after epoch {epoch.Epoch} is {epoch.ValidationAccuracy}."));
        Assert.True(history.Last.ValidationLoss < 1e-3, $"The loss is {history.Last.ValidationLoss}.");

        // Who begins each batch with nothing has to guess three of eight: (5 + 3 / 2) / 8 are right.
        ForgetfulEcho forgetful = new(seed: 1);
        forgetful.Fit(training, new() { Epochs = 12, BatchSize = 32, Shuffle = false, Optimizer = new Adam(1e-2f) });
        Assert.InRange(forgetful.Evaluate(unseen).Accuracy!.Value, 0.75, 0.85);
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits() => Assert.Single(new[] { 1, 2, 3 }.Select(threads =>
    {
        KeptStack network = new(seed: 5) { Threads = threads };
        network.Fit(Targets(96).Stretches(Rows), Ordered with { Epochs = 2 });
        return network.Fingerprint;
    }).Distinct());

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(9)]
    public void A_run_goes_on_from_a_checkpoint_with_the_same_bits(int stopAt)
    {
        using TestFolder folder = new();
        Dataset data = Targets(96).Stretches(Rows);
        TrainingOptions options = Ordered with { Epochs = 3 };
        KeptStack whole = new(seed: 8), broken = new(seed: 8), resumed = new(seed: 8);
        whole.Fit(data, options with { Optimizer = new Adam() });

        int steps = 0;
        void Stop(TrainingProgress progress)
        {
            if (++steps > stopAt)
                throw new OperationCanceledException();
        }

        Assert.Throws<OperationCanceledException>(() => broken.Fit(data, options with { Optimizer = new Adam(), Progress = Stop, Checkpoints = new(folder.Path) { EverySteps = 1 } }));
        resumed.Fit(data, options with { Optimizer = new Adam(), Checkpoints = new(folder.Path) { EverySteps = 1, Resume = true } });
        Assert.Equal(whole.Fingerprint, resumed.Fingerprint);
        Assert.Equal(whole.PredictNext(Waves(Rows * 12)), resumed.PredictNext(Waves(Rows * 12)));
    }

    [Fact]
    public void A_step_that_is_refused_leaves_the_states_as_they_were()
    {
        float[] inputs = Waves(3 * Rows * 12), targets = new float[3 * Rows * 2];
        targets[2 * Rows * 2] = 3e38f;
        Dataset data = new([Column.Of(inputs, 12)], [Column.Of(targets, 2)]);
        KeptExplosive network = new(seed: 2), twin = new(seed: 2);

        Assert.Throws<NotFiniteNumberException>(() => network.Fit(data, Ordered with { Optimizer = new Sgd(1e-3f), DetectAnomalies = true }));
        twin.Fit(data.Take(2 * Rows), Ordered with { Optimizer = new Sgd(1e-3f), DetectAnomalies = true });
        Assert.Equal(twin.PredictNext(Waves(Rows * 12)), network.PredictNext(Waves(Rows * 12)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_training_step_allocates_nothing(int threads) =>
        AllocationMeter.AssertStepsAllocateNothing(new KeptStack { Threads = threads }, Targets(1600), new() { Shuffle = false });

    [Fact]
    public void A_longer_sequence_takes_no_more_memory()
    {
        long[] taken = [.. new[] { 8, 8, 512 }.Select(parts =>
        {
            KeptStack network = new(seed: 1) { Threads = 1 };
            Dataset data = Targets(Rows * parts).Stretches(Rows);
            long before = GC.GetAllocatedBytesForCurrentThread();
            network.Fit(data, Ordered with { Optimizer = new Sgd(1e-3f) });
            return GC.GetAllocatedBytesForCurrentThread() - before;
        })];

        // What grows is the order of the examples, a number each; the numbers that are kept of four steps for the backward pass are some hundred.
        Assert.InRange(taken[2] - taken[1], 0, 504 * Rows * sizeof(int) + 1024);
    }

    [Fact]
    public void A_learning_rate_test_leaves_the_states_as_they_were()
    {
        KeptStack network = new(seed: 1), twin = new(seed: 1);
        network.PredictNext(Waves(Rows * 12));
        twin.PredictNext(Waves(Rows * 12));
        LearningRateTest.Run(network, Targets(64).Stretches(32), steps: 5);
        Assert.Equal(twin.PredictNext(Waves(Rows * 12)), network.PredictNext(Waves(Rows * 12)));
    }

    // ── The order of the examples ────────────────────────────────────────────────────────

    [Fact]
    public void Stretches_lie_side_by_side()
    {
        Dataset tokens = Dataset.NextTokens(Enumerable.Range(0, 100).ToArray(), 7);
        Dataset stretches = tokens.Stretches(3);
        float[] first = new float[7];

        // 14 examples of 7 tokens: three stretches of four, and two examples in none.
        Assert.Equal(12, stretches.Count);
        int[] begins = [.. Enumerable.Range(0, 12).Select(example =>
        {
            stretches.Inputs[0].CopyTo(stretches.Row(example), first);
            return (int)first[0];
        })];
        Assert.Equal([0, 28, 56, 7, 35, 63, 14, 42, 70, 21, 49, 77], begins);
        Assert.Contains("from 1 to 14", Assert.Throws<ArgumentOutOfRangeException>(() => tokens.Stretches(15)).Message);
    }

    [Fact]
    public void Weights_go_with_their_examples()
    {
        Dataset data = Targets(6).WithWeights(new float[] { 0, 1, 2, 3, 4, 5 });
        Assert.Equal([0, 3, 1, 4, 2, 5], Enumerable.Range(0, 6).Select(i => data.Stretches(2).Weight(i)));
    }

    // ── What cannot go on ────────────────────────────────────────────────────────────────

    [Fact]
    public void Examples_in_another_order_are_refused() => Refused(
        "Set Shuffle = false", () => new Echo().Fit(Echoes(64, 8).Stretches(4), new() { BatchSize = 4 }));

    [Fact]
    public void So_is_a_last_batch_with_fewer() => Refused(
        "10 examples leave 2 for a last batch", () => new Echo().Fit(Echoes(80, 8), new() { BatchSize = 4, Shuffle = false }));

    [Fact]
    public void So_are_batches_across_stretches() => Refused(
        "the data is 4 stretches side by side, but TrainingOptions.BatchSize is 2", () => new Echo().Fit(Echoes(64, 8).Stretches(4), new() { BatchSize = 2, Shuffle = false }));

    [Fact]
    public void So_is_a_batch_of_another_size()
    {
        Echo network = new();
        network.Gradients(Echoes(64, 8));
        string message = Assert.Throws<InvalidOperationException>(() => network.Gradients(Echoes(32, 8))).Message;
        Assert.Contains("the last one had 8 examples, but this one has 4", message);
        Assert.Contains("ForgetStates", message);
        Assert.Throws<InvalidOperationException>(() => network.PredictNext(Bits(16, seed: 1)));

        network.ForgetStates();
        network.Gradients(Echoes(32, 8));
    }

    [Fact]
    public void Where_nothing_is_kept_no_batch_goes_on() =>
        Assert.Contains("Lstm(100, stateful: true)", Assert.Throws<InvalidOperationException>(() => new ForgetfulEcho().PredictNext(new float[8])).Message);

    private static void Refused(string why, Action fit) => Assert.Contains(why, Assert.Throws<ArgumentException>(fit).Message);

    private static TrainingOptions Ordered => new() { BatchSize = Rows, Shuffle = false };

    /// <summary>Stretches of bits in examples of so many steps, and at each step the bit of <see cref="Lag"/> steps before, 0 before the stretch: nothing has to be guessed.</summary>
    private static Dataset Echoes(int bits, int steps, int stretches = 1, int seed = 1)
    {
        float[] all = Bits(bits, seed), echo = [.. Enumerable.Range(0, bits).Select(i => i % (bits / stretches) < Lag ? 0 : all[i - Lag])];
        return new Dataset([Column.Of(all, steps)], [Column.Of(echo, steps)]);
    }

    private static float[] Bits(int count, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)random.Next(2))];
    }

    private static Dataset Targets(int count) => new([Column.Of(Waves(count * 12), 12)], [Column.Of(Waves(count * 2), 2)]);

    private static float[] Waves(int count) => [.. Enumerable.Range(0, count).Select(i => MathF.Sin(i * 1.37f))];

    /// <summary>Of each row of so many numbers a part.</summary>
    private static float[] Part(float[] values, int rows, int length, int start, int count) =>
        [.. Enumerable.Range(0, rows).SelectMany(row => values[(row * length + start)..(row * length + start + count)])];

    private static void Close(float[] expected, float[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
    }
}
