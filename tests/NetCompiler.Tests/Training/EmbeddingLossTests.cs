using System;
using System.Linq;
using Xunit;

namespace NetCompiler.Tests.Training;

/// <summary>Three embeddings, of which nothing is known but how near they should be to each other.</summary>
[Network, TripletMargin(Margin = 0.5)]
public sealed partial class Triplets
{
    private static Tensor Forward([Shape(2)] Tensor anchor, [Shape(2)] Tensor positive, [Shape(2)] Tensor negative) =>
        Tensor.Concat(anchor.Dense(4), positive.Dense(4), negative.Dense(4));
}

/// <summary>The same with one encoder for all three.</summary>
[Network, TripletMargin]
public sealed partial class SharedTriplets
{
    [SharedWeights]
    private static Tensor Encoder(Tensor x) => x.Dense(8).Tanh().Dense(2);

    private static Tensor Forward([Shape(2)] Tensor anchor, [Shape(2)] Tensor positive, [Shape(2)] Tensor negative) =>
        Tensor.Concat(Encoder(anchor), Encoder(positive), Encoder(negative));
}

/// <summary>A siamese network.</summary>
[Network, Contrastive(Margin = 2)]
public sealed partial class Siamese
{
    [SharedWeights]
    private static Tensor Encoder(Tensor x) => x.Dense(8).Tanh().Dense(2);

    private static Tensor Forward([Shape(2)] Tensor left, [Shape(2)] Tensor right) => Tensor.Concat(Encoder(left), Encoder(right));
}

/// <summary>The same beside a class.</summary>
[Network, TripletMargin(Output = "embeddings"), SoftmaxCrossEntropy(Output = "kind", Weight = 0.5)]
public sealed partial class TripletsAndKinds
{
    private static (Tensor embeddings, Tensor kind) Forward([Shape(2)] Tensor anchor, [Shape(2)] Tensor positive, [Shape(2)] Tensor negative)
    {
        Tensor a = anchor.Dense(4);
        Tensor embeddings = Tensor.Concat(a, positive.Dense(4), negative.Dense(4));
        Tensor kind = a.Tanh().Dense(3);
        return (embeddings, kind);
    }
}

/// <summary>Two embeddings that belong together or do not.</summary>
[Network, Contrastive]
public sealed partial class Pairs
{
    private static Tensor Forward([Shape(2)] Tensor left, [Shape(2)] Tensor right) => Tensor.Concat(left.Dense(3), right.Dense(3));
}

/// <summary>The same by angles.</summary>
[Network, CosineEmbedding(Margin = 0.25)]
public sealed partial class AnglePairs
{
    private static Tensor Forward([Shape(2)] Tensor left, [Shape(2)] Tensor right) => Tensor.Concat(left.Dense(3), right.Dense(3));
}

/// <summary>A mean and the logarithm of a variance.</summary>
[Network, Input(1), Dense(2, Bias = false), GaussianNegativeLogLikelihood]
public sealed partial class Spread;

/// <summary>A quantile of all targets.</summary>
[Network, Input(1), Dense(1, Bias = false), Quantile(Level = 0.75)]
public sealed partial class UpperQuartile;

/// <summary>The logarithm of a rate.</summary>
[Network, Input(1), Dense(1, Bias = false), PoissonNegativeLogLikelihood]
public sealed partial class Rate;

/// <summary>Losses whose targets have another shape than the output, or are not there, from the data to the result.</summary>
public class EmbeddingLossTests
{
    private static readonly float[] X = [1, 2, -1, 0.5f, 0.25f, -2, 3, 1];

    private static Column Of(params float[] values) => Column.Of(values, 2);

    [Fact]
    public void Triplets_are_learnt_without_targets()
    {
        var network = new Triplets(seed: 2);
        Dataset data = new([Of(X), Of(X), Of([.. X.Reverse()])]);
        network.Fit(data, new() { Epochs = 200, BatchSize = 4, Optimizer = new Adam(0.05f), DetectAnomalies = true });

        Evaluation evaluation = network.Evaluate(data);
        Assert.Equal(0, evaluation.Loss);
        Assert.Null(evaluation.Accuracy);
        Assert.Equal(4 * 12, network.Predict(data)[0].Length);
    }

    [Fact]
    public void One_encoder_learns_which_side_of_a_circle_a_point_is_on()
    {
        // Points within and outside of a circle: no line parts them.
        var random = new Random(3);
        float[] Point(bool isOuter)
        {
            double angle = 2 * Math.PI * random.NextDouble(), radius = isOuter ? 1.5 : 0.5;
            return [(float)(radius * Math.Cos(angle)), (float)(radius * Math.Sin(angle))];
        }

        bool[] outer = [.. Enumerable.Range(0, 128).Select(i => i % 2 == 0)], other = [.. Enumerable.Range(0, 128).Select(i => i / 2 % 2 == 0)];
        Column left = Of([.. outer.SelectMany(Point)]), right = Of([.. other.SelectMany(Point)]);

        var pairs = new Siamese(seed: 4);
        Dataset alike = new([left, right], Column.Of(outer.Zip(other, (a, b) => a == b ? 1f : 0f).ToArray(), 1));
        Assert.Equal(4, pairs.Parameters.Count);
        pairs.Fit(alike, new() { Epochs = 150, BatchSize = 16, Optimizer = new Adam(0.02f) });
        Assert.InRange(pairs.Evaluate(alike).Loss, 0, 0.2);

        var triplets = new SharedTriplets(seed: 4);
        Dataset nearAndFar = new([left, Of([.. outer.SelectMany(Point)]), Of([.. outer.SelectMany(isOuter => Point(!isOuter))])]);
        triplets.Fit(nearAndFar, new() { Epochs = 150, BatchSize = 16, Optimizer = new Adam(0.02f) });
        Assert.InRange(triplets.Evaluate(nearAndFar).Loss, 0, 0.05);
    }

    [Fact]
    public void A_column_that_nothing_is_compared_with_is_refused()
    {
        Dataset data = new([Of(X), Of(X), Of(X)], Column.Labels(new[] { 0, 1, 2, 0 }));
        Assert.Contains("Triplets compares with no target, but the dataset has 1", Assert.Throws<ArgumentException>(() => new Triplets().Fit(data)).Message);
        Assert.Contains("no target of its shape", Assert.Throws<ArgumentException>(() => new Triplets().Evaluate(new Dataset([Of(X), Of(X), Of(X)]), new MeanAbsoluteError())).Message);
    }

    [Fact]
    public void A_loss_beside_takes_the_only_column()
    {
        var network = new TripletsAndKinds(seed: 2);
        Dataset data = new([Of(X), Of(X), Of([.. X.Reverse()])], Column.Labels(new[] { 0, 1, 2, 0 }));
        network.Fit(data, new() { Epochs = 200, BatchSize = 4, Optimizer = new Adam(0.05f) });

        Evaluation evaluation = network.Evaluate(data, new Accuracy());
        Assert.InRange(evaluation.Loss, 0, 0.1);
        Assert.Equal((4, 1), (evaluation.Count, evaluation.Metrics["accuracy"]));
        Assert.Equal(["embeddings", "kind"], evaluation.Outputs.Select(o => o.Name));
        Assert.Null(evaluation.Outputs[0].Accuracy);
    }

    [Fact]
    public void Pairs_have_one_target_each()
    {
        var network = new Pairs(seed: 2);
        Dataset data = new([Of(X), Of([.. X.Reverse()])], Column.Of(new float[] { 1, 0, 0, 1 }, 1));
        network.Fit(data, new() { Epochs = 300, BatchSize = 4, Optimizer = new Adam(0.05f) });
        Assert.InRange(network.Evaluate(data).Loss, 0, 0.05);

        Assert.Contains("needs probabilities, in [0, 1], for its target", Refused(network, -1));
        Assert.Contains("needs numbers from -1 to 1 for its target", Refused(new AnglePairs(), 2));

        string Refused(Network judged, float target) =>
            Assert.Throws<ArgumentException>(() => judged.Fit(new Dataset([Of(X), Of(X)], Column.Of(new[] { 1, target, 0, 1 }, 1)))).Message;
    }

    [Fact]
    public void Angles_of_pairs_are_learnt()
    {
        var network = new AnglePairs(seed: 2);
        Dataset data = new([Of(X), Of([.. X.Reverse()])], Column.Of(new float[] { 1, -1, -1, 1 }, 1));
        double before = network.Evaluate(data).Loss;
        network.Fit(data, new() { Epochs = 300, BatchSize = 4, Optimizer = new Adam(0.05f) });
        Assert.InRange(network.Evaluate(data).Loss, 0, before / 4);
    }

    [Fact]
    public void A_mean_and_a_variance_are_those_of_the_targets()
    {
        var network = new Spread(seed: 2);
        Dataset data = Dataset.From([1, 1, 1, 1], [1f, 3, 5, 7], count: 4);
        network.Fit(data, new() { Epochs = 2000, BatchSize = 4, Optimizer = new Adam(0.02f) });

        float[] p = network.Predict([1f]);
        Assert.Equal(4, p[0], 1e-3);
        Assert.Equal(5, Math.Exp(p[1]), 1e-2);
        Assert.Contains("no target of its shape", Assert.Throws<ArgumentException>(() => network.Evaluate(data, new MeanAbsoluteError())).Message);
    }

    [Fact]
    public void A_quantile_has_its_share_of_the_targets_below()
    {
        var network = new UpperQuartile(seed: 2);
        network.Fit(Dataset.From([.. Enumerable.Repeat(1f, 10)], [.. Enumerable.Range(1, 10).Select(i => (float)i)], count: 10), new() { Epochs = 2000, BatchSize = 10, Optimizer = new Adam(0.02f) });
        Assert.Equal(8, network.Predict([1f])[0], 0.05);
    }

    [Fact]
    public void A_rate_is_the_mean_of_the_counts_which_are_not_negative()
    {
        var network = new Rate(seed: 2);
        network.Fit(Dataset.From([1, 1, 1, 1], [0f, 2, 3, 5], count: 4), new() { Epochs = 1000, BatchSize = 4, Optimizer = new Adam(0.02f) });
        Assert.Equal(2.5, Math.Exp(network.Predict([1f])[0]), 1e-3);

        string refused = Assert.Throws<ArgumentException>(() => network.Fit(Dataset.From([1], [-1f], count: 1))).Message;
        Assert.Contains("needs numbers that are at least 0 for its target", refused);
    }
}
