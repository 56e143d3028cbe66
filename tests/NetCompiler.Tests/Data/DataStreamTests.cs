using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NetCompiler.Tests.Metrics;
using NetCompiler.Tests.Training;
using Xunit;

namespace NetCompiler.Tests.Data;

/// <summary>A compiled network of digits.</summary>
[Network, Input(784), Dense(10), SoftmaxCrossEntropy]
public sealed partial class WeightedDigits;

/// <summary>Examples that are read while a network is trained: which, in what order, and what happens when something goes wrong.</summary>
public class DataStreamTests
{
    private const int Count = 200;
    private static readonly Dataset Digits = Examples.Digits(Count);

    [Theory]
    [InlineData(true, 200), InlineData(true, 100_000), InlineData(false, 1)]
    public void A_stream_that_fits_the_window_gives_the_bits_of_a_dataset(bool shuffle, int window)
    {
        var options = new TrainingOptions { Epochs = 3, BatchSize = 32, Shuffle = shuffle };
        Network expected = new HandWrittenMlp(seed: 3), actual = new HandWrittenMlp(seed: 3), asynchronous = new HandWrittenMlp(seed: 3) { Threads = 1 };

        History whole = expected.Fit(Digits, options);
        History read = actual.Fit(new DataStream(_ => Parts(Digits, 7, 50, 0, 1)) { Window = window }, options);
        asynchronous.Fit(new DataStream(_ => Later(Parts(Digits, 64))) { Window = window, Prefetch = 1 }, options);

        Assert.Equal(expected.Fingerprint, actual.Fingerprint);
        Assert.Equal(expected.Fingerprint, asynchronous.Fingerprint);
        Assert.Equal(whole.Epochs.Select(epoch => (epoch.Loss, epoch.Accuracy)), read.Epochs.Select(epoch => (epoch.Loss, epoch.Accuracy)));
    }

    [Fact]
    public void Several_inputs_and_targets_are_copied_whole()
    {
        Network expected = new ClassAndNumber(seed: 3), actual = new ClassAndNumber(seed: 3);
        expected.Fit(EvaluationTests.Data);
        actual.Fit(new DataStream(_ => Parts(EvaluationTests.Data, 99)));
        Assert.Equal(expected.Fingerprint, actual.Fingerprint);
    }

    [Fact]
    public void Weights_of_examples_are_kept()
    {
        Dataset weighed = Digits.WithClassWeights([.. Enumerable.Range(1, 10).Select(digit => digit / 5f)]);
        Network plain = new WeightedDigits(seed: 3), expected = new WeightedDigits(seed: 3), actual = new WeightedDigits(seed: 3);
        plain.Fit(Digits);
        expected.Fit(weighed);
        actual.Fit(new DataStream(_ => Parts(weighed, 33)));
        Assert.NotEqual(plain.Fingerprint, expected.Fingerprint);
        Assert.Equal(expected.Fingerprint, actual.Fingerprint);
        Assert.Equal(expected.Evaluate(weighed).Loss, actual.Evaluate(new DataStream(_ => Parts(weighed, 33))).Loss);
    }

    [Fact]
    public void An_evaluation_of_a_stream_gives_the_figures_of_a_dataset()
    {
        var network = new ClassAndNumber(seed: 7);
        Metric[] metrics = [new F1Score(Average.Macro), new RSquared()];
        Evaluation whole = network.Evaluate(EvaluationTests.Data, metrics), read = network.Evaluate(new DataStream(_ => Parts(EvaluationTests.Data, 99, 1)), metrics);
        Assert.Equal((whole.Loss, whole.Accuracy, whole.Count), (read.Loss, read.Accuracy, read.Count));
        Assert.Equal(whole.Metrics, read.Metrics);
    }

    [Theory]
    [InlineData(1), InlineData(20), InlineData(199)]
    public void A_window_gives_every_example_once_in_an_order_of_seed_and_epoch(int window)
    {
        int[] order = Order(window, seed: 5, epoch: 2, parts: 30);
        Assert.Equal(Enumerable.Range(0, Count), order.Order());
        Assert.Equal(order, Order(window, seed: 5, epoch: 2, parts: 199));    // parts do not matter
        if (window > 1)
        {
            Assert.NotEqual(order, Order(window, seed: 6, epoch: 2, parts: 30));
            Assert.NotEqual(order, Order(window, seed: 5, epoch: 3, parts: 30));
        }

        // An example can be drawn as soon as the window has reached it, and not before.
        Assert.All(order.Index(), pair => Assert.InRange(pair.Item, 0, pair.Index + window - 1));
    }

    [Fact]
    public void A_restored_run_goes_on_in_the_middle_of_an_epoch()
    {
        using StreamSource source = Source(window: 20, seed: 5, parts: 30);
        source.Begin(epoch: 1, batch: 0);
        for (int i = 0; i < 4; i++)
            source.TryNext(out _);
        int[] expected = Rest(source);
        source.Begin(epoch: 1, batch: 4);
        Assert.Equal(expected, Rest(source));
    }

    [Fact]
    public void Batches_are_taken_without_allocation()
    {
        using StreamSource source = Source(window: 50, seed: 5, parts: Count);
        source.Begin(epoch: 0, batch: 5);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 8; i++)
            source.TryNext(out _);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void An_exception_of_the_reader_surfaces_with_its_stack_and_the_reader_is_disposed_of()
    {
        var reading = new Reading();
        var network = new HandWrittenMlp();
        int steps = 0;
        InvalidTimeZoneException error = Assert.Throws<InvalidTimeZoneException>(() =>
            network.Fit(new DataStream(_ => reading.Of(Parts(Digits, 50), failAfter: 2)), new() { BatchSize = 10, Shuffle = false, Progress = _ => steps++ }));

        Assert.Contains(nameof(Reading), error.StackTrace);
        Assert.Equal(10, steps);    // with all that came before
        Assert.True(reading.IsDisposed);
        network.Fit(new DataStream(_ => Parts(Digits, 50)));    // and training can start again
    }

    [Fact]
    public void Cancellation_ends_an_endless_stream_and_one_that_hangs()
    {
        using var cancellation = new CancellationTokenSource();
        var reading = new Reading();
        Assert.ThrowsAny<OperationCanceledException>(() => new HandWrittenMlp().Fit(
            new DataStream(_ => reading.Of(Endless(Digits))), new() { Progress = now => { if (now.Step == 20) cancellation.Cancel(); } }, cancellation.Token));
        Assert.True(reading.IsDisposed);

        using var later = new CancellationTokenSource();
        var hanging = new Reading();
        Assert.ThrowsAny<OperationCanceledException>(() => new HandWrittenMlp().Fit(new DataStream(_ => hanging.Hang(Digits, later)), cancellation: later.Token));
        Assert.True(hanging.IsDisposed);
    }

    [Fact]
    public void Reading_goes_no_further_ahead_than_it_may()
    {
        int given = 0, taken = 0, ahead = 0;
        IEnumerable<Dataset> Counted()
        {
            for (int i = 0; i < 50; i++)
            {
                ahead = Math.Max(ahead, ++given - Volatile.Read(ref taken));
                yield return Digits.Take(1);
            }
        }

        int caller = Environment.CurrentManagedThreadId, reader = caller;
        using (PartReader parts = new DataStream(_ => Counted().Select(part => (reader = Environment.CurrentManagedThreadId, part).part)) { Prefetch = 3 }.Read(epoch: 0))
            while (parts.TryTake(out _, default))
                Volatile.Write(ref taken, taken + 1);

        Assert.Equal(50, taken);
        Assert.InRange(ahead, 1, 3 + 2);    // three wait, one is about to, one has been taken but not counted yet
        Assert.NotEqual(caller, reader);
    }

    [Fact]
    public void Streams_that_do_not_fit_are_refused()
    {
        var network = new HandWrittenMlp();
        Assert.Contains("no examples in epoch 0", Assert.Throws<InvalidOperationException>(() => network.Fit(new DataStream(_ => Parts(Digits.Take(0), 5)))).Message);
        Assert.Contains("Part 2 of epoch 0 of the stream does not fit", Assert.Throws<ArgumentException>(() =>
            network.Fit(new DataStream(_ => [Digits, Dataset.From(new float[3], [1])]))).Message);
        Assert.Contains("numbers that are not finite", Assert.Throws<ArgumentException>(() =>
            network.Fit(new DataStream(_ => [Dataset.From([.. new float[783], float.NaN], [1])]))).Message);
        Assert.Contains("A part of the stream is null", Assert.Throws<InvalidOperationException>(() => network.Fit(new DataStream(_ => [null!]))).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new DataStream(_ => [Digits]) { Window = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DataStream(_ => [Digits]) { Prefetch = 0 });

        // One enumeration that ends once: the second epoch finds nothing.
        IEnumerator<Dataset> once = Parts(Digits, 50).GetEnumerator();
        IEnumerable<Dataset> Rest()
        {
            while (once.MoveNext())
                yield return once.Current;
        }

        Assert.Contains("no examples in epoch", Assert.Throws<InvalidOperationException>(() => network.Fit(new DataStream(_ => Rest()), new() { Epochs = 2 })).Message);
    }

    /// <summary>A dataset cut into parts of these sizes, again and again.</summary>
    private static IEnumerable<Dataset> Parts(Dataset data, params int[] sizes)
    {
        for (int i = 0, first = 0; first < data.Count; first += sizes[i++ % sizes.Length])
            yield return data.Skip(first).Take(Math.Min(sizes[i % sizes.Length], data.Count - first));
    }

    private static IEnumerable<Dataset> Endless(Dataset data)
    {
        while (true)
            yield return data;
    }

    private static async IAsyncEnumerable<Dataset> Later(IEnumerable<Dataset> parts)
    {
        foreach (Dataset part in parts)
        {
            await Task.Yield();
            yield return part;
        }
    }

    private static int[] Order(int window, ulong seed, ulong epoch, int parts)
    {
        using StreamSource source = Source(window, seed, parts);
        source.Begin(epoch, batch: 0);
        return Rest(source);
    }

    /// <summary>A stream of examples whose input is their number.</summary>
    private static StreamSource Source(int window, ulong seed, int parts)
    {
        Dataset numbers = Dataset.From([.. Enumerable.Range(0, Count).Select(i => (float)i)], new float[Count], Count);
        return new StreamSource(new Parabola().Compiled, new DataStream(_ => Parts(numbers, parts)) { Window = window }, batchSize: 10, shuffle: true, seed, _ => { }, default);
    }

    private static int[] Rest(StreamSource source)
    {
        var order = new List<int>();
        var value = new float[1];
        while (source.TryNext(out ExampleRange batch))
            foreach (int example in batch.Order.AsSpan(batch.First, batch.Count))
            {
                batch.Data.Input(0).CopyTo(batch.Data.Row(example), value);
                order.Add((int)value[0]);
            }
        return [.. order];
    }

    /// <summary>A reader of parts that knows whether it was left.</summary>
    private sealed class Reading
    {
        private int _disposals;

        public bool IsDisposed => Volatile.Read(ref _disposals) == 1;

        public IEnumerable<Dataset> Of(IEnumerable<Dataset> parts, int failAfter = int.MaxValue)
        {
            try
            {
                foreach (Dataset part in parts)
                    yield return failAfter-- > 0 ? part : throw new InvalidTimeZoneException();
            }
            finally
            {
                Interlocked.Increment(ref _disposals);
            }
        }

        /// <summary>Gives one part, has training cancelled, and never gives another.</summary>
        public async IAsyncEnumerable<Dataset> Hang(Dataset data, CancellationTokenSource cancellation, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop = default)
        {
            try
            {
                yield return data;
                cancellation.Cancel();
                await Task.Delay(Timeout.Infinite, stop);
            }
            finally
            {
                Interlocked.Increment(ref _disposals);
            }
        }
    }
}
