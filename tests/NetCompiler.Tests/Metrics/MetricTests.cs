using System;
using System.Linq;
using Xunit;

namespace NetCompiler.Tests.Metrics;

/// <summary>What metrics make of scores, in one batch or many; averages over classes against plain sums.</summary>
public class MetricTests
{
    private const int Classes = 4, Answers = 203;
    private static readonly float[] Scores = [.. Numbers(seed: 3, Answers * Classes)];
    private static readonly int[] Labels = [.. Numbers(seed: 4, Answers).Select(x => (int)((x + 1) / 2 * Classes * .9f))];

    [Fact]
    public void Batches_of_any_size_give_the_same_figures()
    {
        Func<Metric>[] metrics =
        [
            () => new Accuracy(), () => new TopKAccuracy(2), () => new ConfusionMatrix(), () => new Precision(Average.Macro), () => new Recall(Average.Micro),
            () => new Specificity(Average.Macro), () => new F1Score(Average.Macro),
        ];

        foreach (Func<Metric> create in metrics)
        {
            Metric whole = create(), parts = create();
            whole.Add(Scores, Labels);
            parts.Add(Scores.AsSpan(0, 17 * Classes), Labels.AsSpan(0, 17));
            parts.Reset();
            for (int first = 0, size = 1; first < Answers; first += size, size = Math.Min(2 * size, Answers - first))
                parts.Add(Scores.AsSpan(first * Classes, size * Classes), Labels.AsSpan(first, size));

            Assert.NotNull(whole.Value);
            Assert.Equal(whole.Value, parts.Value);
        }
    }

    [Fact]
    public void Averages_over_classes_are_what_their_definitions_say()
    {
        int[] predicted = [.. Enumerable.Range(0, Answers).Select(a => Array.IndexOf(Scores, Scores.Skip(a * Classes).Take(Classes).Max(), a * Classes) - a * Classes)];
        double F1(int c)
        {
            int tp = predicted.Zip(Labels).Count(pair => pair.First == c && pair.Second == c);
            return 2.0 * tp / (predicted.Count(p => p == c) + Labels.Count(l => l == c));
        }

        double right = (double)predicted.Zip(Labels).Count(pair => pair.First == pair.Second) / Answers;
        Assert.Equal(right, Of(new Accuracy()), 12);
        Assert.Equal(right, Of(new F1Score(Average.Micro)), 12);
        Assert.Equal(Enumerable.Range(0, Classes).Average(F1), Of(new F1Score(Average.Macro)), 12);
        Assert.Equal(
            Enumerable.Range(0, Classes).Average(c => (double)predicted.Zip(Labels).Count(pair => pair.First != c && pair.Second != c) / Labels.Count(l => l != c)),
            Of(new Specificity(Average.Macro)), 12);
    }

    [Fact]
    public void The_best_k_classes_are_those_with_the_largest_scores()
    {
        for (int k = 1; k <= Classes; k++)
        {
            int hits = Enumerable.Range(0, Answers).Count(a =>
                Enumerable.Range(0, Classes).OrderByDescending(c => Scores[a * Classes + c]).Take(k).Contains(Labels[a]));
            Assert.Equal((double)hits / Answers, Of(new TopKAccuracy(k)), 12);
        }

        Assert.Equal(Of(new Accuracy()), Of(new TopKAccuracy(1)), 12);
        Assert.Contains("at least 5 scores", Assert.Throws<ArgumentException>(() => Of(new TopKAccuracy(5))).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new TopKAccuracy(0));
    }

    [Theory]
    [InlineData(0, 1), InlineData(1, .5), InlineData(2, 0)]
    public void Equal_scores_come_in_the_order_of_the_classes_and_NaN_last(int label, double expected)
    {
        var metric = new TopKAccuracy(1);
        metric.Add([float.NaN, 2, 2], [label == 0 ? 1 : label == 1 ? 2 : 0]);
        metric.Add([3, 3, 3], [label == 0 ? 0 : label == 1 ? 0 : 1]);
        Assert.Equal(expected, metric.Value);

        var accuracy = new Accuracy();
        accuracy.Add([float.NaN, 1, float.NaN, 2], [3]);
        Assert.Equal(1, accuracy.Value);
    }

    [Fact]
    public void Undefined_figures_are_null_unless_a_number_is_chosen()
    {
        Assert.Null(new Accuracy().Value);
        Assert.Null(new ConfusionMatrix().Value);
        Assert.Null(new F1Score(Average.Macro).Value);
        Assert.Equal(0, new F1Score { Undefined = 0 }.Value);
        Assert.Null(new MeanAbsoluteError().Value);
        Assert.Null(new RootMeanSquaredError().Value);
        Assert.Null(new RSquared().Value);
        Assert.Equal("precision undefined", new Precision().ToString());

        // Class 2 is never predicted, and class 3 does not occur at all.
        (int Predicted, int Label)[] answers = [(0, 0), (0, 1), (1, 1), (0, 2)];
        Assert.Equal((1 / 3.0 + 1) / 2, Macro(new Precision(Average.Macro)), 12);
        Assert.Equal((1 / 3.0 + 1 + 0 + 0) / 4, Macro(new Precision(Average.Macro) { Undefined = 0 }), 12);
        Assert.Equal((1 + .5 + 0) / 3, Macro(new Recall(Average.Macro)), 12);

        double Macro(ConfusionMetric metric)
        {
            metric.Add(new float[4], [0]);    // says that there are four classes
            metric.Reset();
            foreach ((int predicted, int label) in answers)
                metric.Add(predicted, label);
            return metric.Value!.Value;
        }
    }

    [Fact]
    public void Errors_of_numbers_are_what_their_formulas_say()
    {
        float[] y = [1, 2, 4, 8], t = [1.5f, 2, 3, 6];
        Assert.Equal(3.5 / 4, Of(new MeanAbsoluteError()), 12);
        Assert.Equal(Math.Sqrt(5.25 / 4), Of(new RootMeanSquaredError()), 12);
        Assert.Equal(1 - 5.25 / t.Sum(x => Math.Pow(x - 3.125, 2)), Of(new RSquared()), 12);

        // Two values per answer: the mean of their R², and the second does not vary.
        var pairs = new RSquared();
        pairs.Add([1, 7, 2, 7, 4, 7, 8, 7], [1.5f, 5, 2, 5, 3, 5, 6, 5], width: 2);
        Assert.Equal(Of(new RSquared()), pairs.Value!.Value, 12);

        var mean = new RSquared();
        mean.Add([3.125f, 3.125f, 3.125f, 3.125f], t);
        Assert.Equal(0, mean.Value!.Value, 12);

        double Of(Metric metric)
        {
            metric.Add(y.AsSpan(0, 1), t.AsSpan(0, 1));
            metric.Add(y.AsSpan(1), t.AsSpan(1));
            return metric.Value!.Value;
        }
    }

    [Fact]
    public void A_determination_far_from_zero_loses_no_digits()
    {
        float[] t = [.. Enumerable.Range(0, 1000).Select(i => 100_000f + i % 2)];
        var metric = new RSquared();
        metric.Add([.. t.Select(x => x + .25f)], t);
        Assert.Equal(1 - .0625 / .25, metric.Value!.Value, 9);
    }

    [Fact]
    public void Yes_or_no_is_decided_at_the_threshold()
    {
        Assert.Equal(1, Recall(.5f));
        Assert.Equal(.5, Recall(.6f));
        Assert.Equal(1, Recall(0f));

        static double Recall(float threshold)
        {
            var metric = new Recall { Threshold = threshold };
            metric.Add([.5f, .7f, .1f], [1f, 1f, 0f]);
            return metric.Value!.Value;
        }
    }

    [Fact]
    public void The_matrix_reads_like_a_table()
    {
        var matrix = new ConfusionMatrix(3) { ClassNames = ["setosa", "versicolor", "virginica"] };
        foreach ((int predicted, int label, int times) in (ReadOnlySpan<(int, int, int)>)[(0, 0, 50), (1, 1, 47), (2, 1, 3)])
            for (int i = 0; i < times; i++)
                matrix.Add(predicted, label);

        Assert.Equal("""
            actual \ predicted  setosa  versicolor  virginica  recall
            setosa                  50           0          0  1.0000
            versicolor               0          47          3  0.9400
            virginica                0           0          0       –
            precision           1.0000      1.0000     0.0000  0.9700
            """.ReplaceLineEndings("\n"), matrix.ToString());
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Contains("do not divide evenly among 3 labels", Assert.Throws<ArgumentException>(() => new Accuracy().Add(new float[10], new int[3])).Message);
        Assert.Contains("classes 0 to 3, but label 1 is 4", Assert.Throws<ArgumentOutOfRangeException>(() => new Accuracy().Add(new float[8], [0, 4])).Message);
        Assert.Contains("label 0 is -1", Assert.Throws<ArgumentOutOfRangeException>(() => new Accuracy().Add(new float[4], [-1])).Message);
        Assert.Contains("4 predictions and 3 targets", Assert.Throws<ArgumentException>(() => new RSquared().Add(new float[4], new float[3])).Message);
        Assert.Contains("has 2 classes, but the answers have 4", Assert.Throws<ArgumentOutOfRangeException>(() => Of(new ConfusionMatrix(2))).Message);
        Assert.Contains("Choose Average.Macro", Assert.Throws<InvalidOperationException>(() => Of(new F1Score())).Message);
        Assert.Contains("labels of classes", Assert.Throws<InvalidOperationException>(() => new MeanAbsoluteError().Add(new float[4], new int[1])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfusionMatrix(3)[3, 0]);
    }

    [Fact]
    public void Feeding_allocates_nothing()
    {
        Metric[] classes = [new Accuracy(), new TopKAccuracy(2), new ConfusionMatrix(), new F1Score(Average.Macro)];
        Metric[] numbers = [new MeanAbsoluteError(), new RootMeanSquaredError(), new RSquared()];
        Feed();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Feed();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Feed()
        {
            foreach (Metric metric in classes)
                metric.Add(Scores, Labels);
            foreach (Metric metric in numbers)
                metric.Add(Scores, Scores, Classes);
        }
    }

    private static double Of(Metric metric)
    {
        metric.Add(Scores, Labels);
        return metric.Value!.Value;
    }

    private static float[] Numbers(ulong seed, int count)
    {
        var random = new NumberStream(seed, Purpose.OrderOfExamples, index: 0);
        var numbers = new float[count];
        for (int i = 0; i < count; i++)
            numbers[i] = random.Between(-1, 1);
        return numbers;
    }
}
