using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace NetCompiler.Tests.Training;

/// <summary>A mean of words' vectors, of which only those move that a batch uses.</summary>
[Network, SigmoidBinaryCrossEntropy]
public sealed partial class SparseWords
{
    private static Tensor Forward([Shape(5)] Tensor words) => words.Embedding(60, 7, sparse: true, name: "table").Mean(words.Valid()).Dense(1);
}

/// <summary>The same, of which all move.</summary>
[Network, SigmoidBinaryCrossEntropy]
public sealed partial class DenseWords
{
    private static Tensor Forward([Shape(5)] Tensor words) => words.Embedding(60, 7, name: "table").Mean(words.Valid()).Dense(1);
}

/// <summary>A table that two texts share.</summary>
[Network, SigmoidBinaryCrossEntropy]
public sealed partial class SparsePairs
{
    private static Tensor Forward([Shape(5)] Tensor words, [Shape(3)] Tensor others) => Tensor.Concat(Read(words), Read(others)).Dense(1);

    [SharedWeights]
    private static Tensor Read(Tensor words) => words.Embedding(60, 7, sparse: true, name: "table").Mean(words.Valid());
}

/// <summary>Tables of which only the rows move that a batch uses: which do, whatever moves them, and on how many threads.</summary>
public sealed class SparseRowsTests
{
    private const int Rows = 60, Columns = 7;

    public static TheoryData<string> Optimizers => [.. All.Keys];

    private static readonly Dictionary<string, Func<Optimizer>> All = new()
    {
        ["SGD"] = () => new Sgd(0.1f),
        ["momentum"] = () => new Sgd(0.1f, momentum: 0.9f, weightDecay: 0.01f),
        ["Nesterov"] = () => new Sgd(0.1f, momentum: 0.9f, nesterov: true),
        ["Adam"] = () => new Adam(0.01f),
        ["AdamW"] = () => new AdamW(0.01f, weightDecay: 0.1f),
        ["NAdam"] = () => new NAdam(0.01f),
        ["RMSProp"] = () => new RmsProp(0.01f),
        ["AdaGrad"] = () => new AdaGrad(0.1f),
        ["AdaDelta"] = () => new AdaDelta(1f),
    };

    [Fact]
    public void Plain_descent_gives_the_bits_that_it_gives_to_all_rows()
    {
        var sparse = new SparseWords(seed: 3);
        var dense = new DenseWords(seed: 3);
        sparse.Fit(Texts(96, 0, Rows), new() { Epochs = 3, BatchSize = 16, Optimizer = new Sgd(0.1f) });
        dense.Fit(Texts(96, 0, Rows), new() { Epochs = 3, BatchSize = 16, Optimizer = new Sgd(0.1f) });
        Assert.Equal(dense.Parameters.SelectMany(p => p.ToArray()), sparse.Parameters.SelectMany(p => p.ToArray()));
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Rows_that_no_batch_uses_stay(string optimizer)
    {
        foreach (TrainingOptions options in Ways(All[optimizer]))
        {
            var network = new SparseWords(seed: 3);
            float[] before = Table(network).ToArray();
            network.Fit(Texts(64, 10, 20), options with { Epochs = 2 });
            float[] after = Table(network).ToArray();

            Assert.Equal(before[..(10 * Columns)], after[..(10 * Columns)]);
            Assert.Equal(before[(20 * Columns)..], after[(20 * Columns)..]);
            Assert.All(Enumerable.Range(10, 10), row => Assert.NotEqual(before.AsSpan(row * Columns, Columns).ToArray(), after.AsSpan(row * Columns, Columns).ToArray()));
        }
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Rows_that_are_no_longer_used_stay_where_they_are(string optimizer)
    {
        var network = new SparseWords(seed: 3);
        Optimizer rule = All[optimizer]();
        network.Fit(Texts(64, 0, 20), new() { Epochs = 2, BatchSize = 16, Optimizer = rule });
        float[] before = Table(network).ToArray();
        network.Fit(Texts(64, 20, 40), new() { Epochs = 2, BatchSize = 16, Optimizer = rule });
        Assert.Equal(before[..(20 * Columns)], Table(network).ToArray()[..(20 * Columns)]);
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Any_number_of_threads_gives_the_same_bits(string optimizer)
    {
        foreach (TrainingOptions options in Ways(All[optimizer]).Select(o => o with { Epochs = 2 }))
        {
            string[] fingerprints = [.. new[] { 1, 2, 3 }.Select(threads =>
            {
                var network = new SparsePairs(seed: 5) { Threads = threads };
                network.Fit(Pairs(80), options with { Optimizer = All[optimizer]() });
                return network.Fingerprint;
            })];

            Assert.Single(fingerprints.Distinct());
        }
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Kept_gradients_change_no_bit(string optimizer)
    {
        SparsePairs kept = new(seed: 5), moved = new(seed: 5);
        kept.Fit(Pairs(80), new() { Epochs = 2, BatchSize = 16, Optimizer = All[optimizer](), KeepGradients = true });
        moved.Fit(Pairs(80), new() { Epochs = 2, BatchSize = 16, Optimizer = All[optimizer]() });
        Assert.Equal(kept.Fingerprint, moved.Fingerprint);
    }

    [Fact]
    public void Gradients_are_those_of_all_rows_whatever_the_batch_before_used()
    {
        SparseWords sparse = new(seed: 3);
        DenseWords dense = new(seed: 3);

        foreach ((int first, int end) in new[] { (0, 20), (15, 40), (59, 60) })
        {
            Dataset texts = Texts(16, first, end);
            Assert.Equal(dense.Gradients(texts), sparse.Gradients(texts));
            Assert.Equal(Table(dense).Gradient.ToArray(), Table(sparse).Gradient.ToArray());
        }
    }

    [Fact]
    public void A_penalty_draws_only_the_rows_that_a_step_uses()
    {
        var network = new SparseWords(seed: 3);
        float[] before = Table(network).ToArray();
        network.Fit(Texts(32, 10, 20), new() { Epochs = 2, BatchSize = 8, BatchesPerStep = 2, Optimizer = new Sgd(0.1f), Groups = [new("table.*") { L2 = 0.1f, L1 = 0.01f }], ClipNorm = 1 });
        Assert.Equal(before[(20 * Columns)..], Table(network).ToArray()[(20 * Columns)..]);
        Assert.All(Enumerable.Range(10 * Columns, 10 * Columns), i => Assert.NotEqual(before[i], Table(network)[i]));
    }

    /// <summary>Steps that Backward leaves to be taken behind it, and steps for which all gradients are looked at first.</summary>
    private static IEnumerable<TrainingOptions> Ways(Func<Optimizer> optimizer) =>
    [
        new() { BatchSize = 16, Optimizer = optimizer() },
        new() { BatchSize = 8, BatchesPerStep = 2, Optimizer = optimizer(), ClipNorm = 0.5f },
    ];

    private static Parameter Table(Network network) => network.Parameters.Single(p => p.Name == "table.weight");

    /// <summary>Texts of one to five words of a range, which are good where more are even than odd; of ten words each comes.</summary>
    private static Dataset Texts(int count, int first, int end)
    {
        float[] words = Words(count, 5, first, end), good = [.. words.Chunk(5).Select(text => text.Count(w => w >= 0 && w % 2 == 0) > text.Count(w => w >= 0 && w % 2 == 1) ? 1f : 0f)];
        return new Dataset([Column.Of(words, 5)], [Column.Of(good, 1)]);
    }

    private static Dataset Pairs(int count) => new([Column.Of(Words(count, 5, 0, Rows), 5), Column.Of(Words(count, 3, 20, 50), 3)], [Column.Of(Enumerable.Range(0, count).Select(i => (float)(i % 2)).ToArray(), 1)]);

    private static float[] Words(int count, int length, int first, int end)
    {
        Random random = new(1);
        return [.. Enumerable.Range(0, count * length).Select(i => i % length > i / length % length ? -1f : random.Next(first, end))];
    }
}
