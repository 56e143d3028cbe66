using System;
using System.Linq;
using Xunit;

namespace NetCompiler.Tests.Training;

/// <summary>Several numbers, some of which may be missing.</summary>
[Network, Input(2), Dense(3), MeanSquaredError(IgnoreMissing = true)]
public sealed partial class Sparse;

/// <summary>The same without missing ones.</summary>
[Network, Input(2), Dense(3), MeanSquaredError]
public sealed partial class Whole;

/// <summary>Several questions, some of which nobody has answered.</summary>
[Network, Input(2), Dense(3), SigmoidBinaryCrossEntropy(IgnoreMissing = true)]
public sealed partial class SparseQuestions;

/// <summary>A class out of three, which may be unknown.</summary>
[Network, Input(2), Dense(3), SoftmaxCrossEntropy(IgnoreLabel = 255)]
public sealed partial class SparseClasses;

/// <summary>A class out of three, always known.</summary>
[Network, Input(2), Dense(3), SoftmaxCrossEntropy]
public sealed partial class WholeClasses;

/// <summary>A class, and numbers that only some examples have.</summary>
[Network, SoftmaxCrossEntropy(Output = "kind", IgnoreLabel = -100), MeanAbsoluteError(Output = "size", IgnoreMissing = true)]
public sealed partial class SparseHeads
{
    private static (Tensor kind, Tensor size) Forward([Shape(2)] Tensor x)
    {
        Tensor hidden = x.Dense(5).Tanh();
        Tensor kind = hidden.Dense(3);
        Tensor size = hidden.Dense(2);
        return (kind, size);
    }
}

/// <summary>Targets that are not there: no loss, no derivative, no answer that could be right.</summary>
[Collection(nameof(AloneInTheProcess))]
public class MissingTargetTests
{
    private const float None = float.NaN;

    private static readonly float[] Inputs = [1, 2, -1, 0.5f, 0.25f, -2, 3, 1];
    private static readonly float[] Numbers = [1, None, 0, None, None, None, 0.5f, 1, 0, None, 0, None];
    private static readonly int[] Labels = [2, 255, 0, 255];

    [Fact]
    public void The_loss_of_an_example_is_the_mean_over_what_is_there()
    {
        var network = new Sparse(seed: 3);
        float[] p = network.Predict(Data(Numbers))[0];
        double expected = 0;

        for (int b = 0; b < 4; b++)
        {
            double[] squares = [.. Enumerable.Range(b * 3, 3).Where(i => !float.IsNaN(Numbers[i])).Select(i => Math.Pow(p[i] - Numbers[i], 2))];
            expected += squares.Length == 0 ? 0 : squares.Average();
        }

        Assert.Equal(expected / 4, network.Gradients(Data(Numbers)), 1e-6);
        Assert.Equal(expected / 4, network.Evaluate(Data(Numbers)).Loss, 1e-6);
    }

    [Fact]
    public void Where_nothing_is_missing_nothing_changes()
    {
        float[] all = [.. Enumerable.Range(0, 12).Select(i => i / 7f)];
        Network sparse = new Sparse(seed: 3), whole = new Whole(seed: 3);

        Assert.Equal(whole.Gradients(Data(all)), sparse.Gradients(Data(all)), 1e-6f);
        Assert.Equal(Examples.Gradients(whole).Select(g => (double)g), Examples.Gradients(sparse).Select(g => (double)g), (e, a) => Math.Abs(e - a) < 1e-6);
    }

    [Fact]
    public void Without_any_target_gradients_are_exactly_zero()
    {
        foreach (Network network in new Network[] { new Sparse(seed: 3), new SparseQuestions(seed: 3) })
        {
            Assert.Equal(0, network.Gradients(Data([.. Enumerable.Repeat(None, 12)])));
            Assert.All(Examples.Gradients(network), g => Assert.Equal(0, g));
        }

        var classes = new SparseClasses(seed: 3);
        Assert.Equal(0, classes.Gradients(Dataset.From(Inputs, [255, 255, 255, 255])));
        Assert.All(Examples.Gradients(classes), g => Assert.Equal(0, g));
    }

    [Fact]
    public void An_ignored_label_leaves_an_example_out_of_the_sum_and_not_of_the_count()
    {
        Network sparse = new SparseClasses(seed: 3), whole = new WholeClasses(seed: 3);
        Dataset all = Dataset.From(Inputs, Labels), there = Dataset.From([1, 2, 0.25f, -2], [2, 0]);

        Assert.Equal(whole.Gradients(there) / 2, sparse.Gradients(all), 1e-6f);
        Assert.Equal(Examples.Gradients(whole).Select(g => g / 2.0), Examples.Gradients(sparse).Select(g => (double)g), (e, a) => Math.Abs(e - a) < 1e-6);
        Assert.Equal(whole.Evaluate(there).Loss / 2, sparse.Evaluate(all).Loss, 1e-6);
    }

    [Fact]
    public void What_has_no_target_is_no_answer()
    {
        Evaluation questions = new SparseQuestions(seed: 3).Evaluate(Data(Numbers), new Accuracy());
        Assert.Equal(Numbers.Count(n => !float.IsNaN(n)), questions.Count);
        Assert.Equal(questions.Accuracy, questions.Metrics["accuracy"]);

        Network network = new SparseClasses(seed: 3), whole = new WholeClasses(seed: 3);
        Evaluation classes = network.Evaluate(Dataset.From(Inputs, Labels), new Accuracy()), there = whole.Evaluate(Dataset.From([1, 2, 0.25f, -2], [2, 0]), new Accuracy());
        Assert.Equal((there.Correct, 2), (classes.Correct, classes.Count));
        Assert.Equal(there.Metrics["accuracy"], classes.Metrics["accuracy"]);

        EpochResult epoch = network.Fit(Dataset.From(Inputs, Labels), new() { BatchSize = 4, Shuffle = false, Optimizer = new Sgd(1e-9f) }).Epochs[0];
        Assert.Equal(there.Accuracy, epoch.Accuracy);
    }

    [Fact]
    public void A_metric_of_numbers_takes_the_answers_whose_targets_are_all_there()
    {
        var network = new Sparse(seed: 3);
        float[] p = network.Predict(Data(Numbers))[0];
        double expected = Enumerable.Range(6, 3).Average(i => Math.Abs((double)p[i] - Numbers[i]));

        Assert.Equal(expected, network.Evaluate(Data(Numbers), new MeanAbsoluteError()).Metrics["MAE"]!.Value, 1e-6);
    }

    [Fact]
    public void Anomalies_are_detected_in_what_is_there()
    {
        foreach (int threads in new[] { 1, 3 })
        {
            var network = new SparseHeads(seed: 3) { Threads = threads };
            Dataset data = new([Column.Of(Inputs, 2)], Column.Labels(new[] { 2, -100, 0, -100 }), Column.Of(new[] { None, None, 1, 2, 3, None, None, 4 }, 2));
            double before = network.Evaluate(data).Loss;
            network.Fit(data, new() { Epochs = 50, BatchSize = 2, Optimizer = new Adam(0.05f), DetectAnomalies = true });
            Assert.InRange(network.Evaluate(data).Loss, 0, before / 2);
        }
    }

    [Fact]
    public void The_same_bits_on_any_number_of_threads()
    {
        var random = new Random(5);
        float[] inputs = [.. Enumerable.Range(0, 2 * 300).Select(_ => random.NextSingle() - 0.5f)];
        Dataset data = new([Column.Of(inputs, 2)],
            Column.Labels(Enumerable.Range(0, 300).Select(i => i % 4 == 3 ? -100 : i % 4).ToArray()),
            Column.Of(Enumerable.Range(0, 600).Select(i => i % 5 < 2 ? None : i % 7).ToArray(), 2));

        string[] fingerprints = [.. new[] { 1, 2, 3 }.Select(threads =>
        {
            var network = new SparseHeads(seed: 3) { Threads = threads };
            network.Fit(data, new() { Epochs = 2, BatchSize = 64 });
            return network.Fingerprint.ToString();
        })];
        Assert.Single(fingerprints.Distinct());
    }

    [Fact]
    public void A_step_with_missing_targets_allocates_nothing()
    {
        foreach ((Network network, Dataset data) in new (Network, Dataset)[] { (new SparseQuestions(), Data(Numbers)), (new SparseClasses(), Dataset.From(Inputs, Labels)) })
        {
            for (int i = 0; i < 20; i++)
                network.Gradients(data);

            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 100; i++)
                network.Gradients(data);
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    [Fact]
    public void Only_what_was_declared_to_be_missing_may_be()
    {
        Assert.Contains("example 0 has NaN at index 1 of its target", Refused(new Whole(), Data(Numbers)));
        Assert.Contains("example 1 has the label 255", Refused(new WholeClasses(), Dataset.From(Inputs, Labels)));
        Assert.Contains("example 3 has the label -1", Refused(new SparseClasses(), Dataset.From(Inputs, [0, 255, 1, -1])));

        float[] infinite = [.. Numbers], improbable = [.. Numbers];
        infinite[7] = float.PositiveInfinity;
        improbable[7] = 1.5f;
        Assert.Contains("example 2 has Infinity at index 1", Refused(new Sparse(), Data(infinite)));
        Assert.Contains("needs probabilities, in [0, 1], for its target", Refused(new SparseQuestions(), Data(improbable)));
    }

    private static string Refused(Network network, Dataset data) => Assert.Throws<ArgumentException>(() => network.Fit(data)).Message;

    private static Dataset Data(float[] numbers) => Dataset.From(Inputs, numbers, count: 4);
}
