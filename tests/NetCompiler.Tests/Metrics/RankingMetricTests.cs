using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace NetCompiler.Tests.Metrics;

/// <summary>Figures about the order of scores against their definitions: pairs counted one by one, precisions and recalls of every threshold.</summary>
public class RankingMetricTests
{
    private const int Classes = 4, Answers = 151;

    /// <summary>Few distinct scores, so that many are equal.</summary>
    private static readonly float[] Scores = Numbers(seed: 3, Answers * Classes, levels: 12);
    private static readonly int[] Labels = [.. Numbers(seed: 4, Answers, levels: 1000).Select(x => (int)((x + 1) / 2 * Classes * .99f))];

    private static readonly PrecisionInterpolation[] Interpolations = Enum.GetValues<PrecisionInterpolation>();

    [Fact]
    public void The_area_is_the_share_of_pairs_in_the_right_order()
    {
        for (int levels = 1; levels < 100; levels *= 3)
        {
            float[] scores = Numbers(seed: 9, Answers, levels);
            Assert.Equal(Pairs(scores, [.. Labels.Select(l => l % 2 == 1)]), Value(new RocAuc(), scores, [.. Labels.Select(l => l % 2)]), 12);
        }
    }

    [Fact]
    public void More_classes_have_the_mean_of_each_against_the_rest()
    {
        Assert.Equal(Enumerable.Range(0, Classes).Average(c => Pairs(Of(c), Is(c))), Value(new RocAuc(), Scores, Labels), 12);
        Assert.Equal(Enumerable.Range(0, Classes).Average(c => Trapezoids(Of(c), Is(c))), Value(new PrAuc(), Scores, Labels), 12);
        foreach (PrecisionInterpolation interpolation in Interpolations)
            Assert.Equal(Enumerable.Range(0, Classes).Average(c => Average(Of(c), Is(c), interpolation)), Value(new AveragePrecision(interpolation), Scores, Labels), 12);

        static float[] Of(int c) => [.. Enumerable.Range(0, Answers).Select(a => Scores[a * Classes + c])];
        static bool[] Is(int c) => [.. Labels.Select(l => l == c)];
    }

    [Fact]
    public void Two_scores_rank_by_that_of_class_1()
    {
        float[] both = [.. Enumerable.Range(0, Answers).SelectMany(a => new[] { -Scores[a], Scores[a] })];
        int[] labels = [.. Labels.Select(l => l % 2)];
        Assert.Equal(Value(new RocAuc(), Scores[..Answers], labels), Value(new RocAuc(), both, labels));
        Assert.Equal(Value(new AveragePrecision(), Scores[..Answers], labels), Value(new AveragePrecision(), both, labels));
    }

    [Fact]
    public void Four_answers_by_hand()
    {
        // From the highest: right, wrong, right, wrong.
        float[] scores = [.1f, .4f, .35f, .8f];
        int[] labels = [0, 0, 1, 1];
        Assert.Equal(3 / 4.0, Value(new RocAuc(), scores, labels), 12);
        Assert.Equal((1 + 2 / 3.0) / 2, Value(new AveragePrecision(), scores, labels), 12);
        Assert.Equal(.5 * 1 + .5 * (1 / 2.0 + 2 / 3.0) / 2, Value(new PrAuc(), scores, labels), 12);
    }

    /// <summary>A textbook's table: precision 1 at five of the eleven recalls, ¾ at two, 0.6 at four, as the ranking of 15 positives that has it.</summary>
    [Fact]
    public void A_textbooks_table_of_eleven_precisions()
    {
        bool[] ranked = [.. Run(true, 6), .. Run(false, 3), .. Run(true, 3), .. Run(false, 7), .. Run(true, 6)];
        float[] scores = [.. ranked.Select((_, i) => -(float)i)];
        Assert.Equal(8.9 / 11, Value(new AveragePrecision(PrecisionInterpolation.ElevenPoints), scores, [.. ranked.Select(r => r ? 1 : 0)]), 12);

        static IEnumerable<bool> Run(bool value, int times) => Enumerable.Repeat(value, times);
    }

    [Fact]
    public void Batches_of_any_size_give_the_same_figures_and_a_reset_forgets()
    {
        foreach (Func<RankingMetric> create in (Func<RankingMetric>[])[() => new RocAuc(), () => new PrAuc(), () => new AveragePrecision()])
        {
            RankingMetric parts = create();
            parts.Add(Scores.AsSpan(0, 40), new int[40]);    // answers of one score
            parts.Reset();
            for (int first = 0, size = 1; first < Answers; first += size, size = Math.Min(2 * size, Answers - first))
                parts.Add(Scores.AsSpan(first * Classes, size * Classes), Labels.AsSpan(first, size));
            Assert.Equal(Value(create(), Scores, Labels), parts.Value);
        }
    }

    [Fact]
    public void Feeding_again_allocates_nothing()
    {
        RankingMetric[] metrics = [new RocAuc(), new PrAuc(), new AveragePrecision(PrecisionInterpolation.HundredAndOnePoints)];
        double first = Feed();
        long before = GC.GetAllocatedBytesForCurrentThread();
        double second = Feed();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(first, second);

        double Feed()
        {
            double sum = 0;
            foreach (RankingMetric metric in metrics)
            {
                metric.Reset();
                metric.Add(Scores, Labels);
                sum += metric.Value!.Value;
            }

            return sum;
        }
    }

    [Fact]
    public void Figures_without_positives_or_negatives_are_undefined()
    {
        Assert.Null(new RocAuc().Value);
        Assert.Null(Fed(new RocAuc(), [.1f, .2f], [1, 1]).Value);
        Assert.Null(Fed(new RocAuc(), [.1f, .2f], [0, 0]).Value);
        Assert.Null(Fed(new PrAuc(), [.1f, .2f], [0, 0]).Value);
        Assert.Null(Fed(new AveragePrecision(), [.1f, .2f], [0, 0]).Value);
        Assert.Equal(1, Fed(new AveragePrecision(), [.1f, .2f], [1, 1]).Value);

        // Class 2 does not occur: the mean is of the other two.
        Assert.Equal(1, Fed(new RocAuc(), [.8f, .1f, .1f, .1f, .8f, .1f], [0, 1]).Value);
    }

    [Fact]
    public void NaN_is_the_smallest_score()
    {
        Assert.Equal(1, Fed(new RocAuc(), [float.NaN, -1e30f, 2], [0, 1, 1]).Value);
        Assert.Equal(0, Fed(new RocAuc(), [float.NaN, -1e30f, 2], [1, 0, 0]).Value);
        Assert.Equal(.5, Fed(new RocAuc(), [float.NaN, float.NaN], [1, 0]).Value);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Contains("now of 1", Assert.Throws<ArgumentException>(() => Fed(Fed(new RocAuc(), Scores, Labels), [1, 2], [0, 1])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new AveragePrecision((PrecisionInterpolation)9));
    }

    private static double Pairs(float[] scores, bool[] positive)
    {
        double right = 0, pairs = 0;
        for (int p = 0; p < scores.Length; p++)
            for (int n = 0; n < scores.Length; n++)
                if (positive[p] && !positive[n])
                {
                    pairs++;
                    right += scores[p] > scores[n] ? 1 : scores[p] == scores[n] ? .5 : 0;
                }

        return right / pairs;
    }

    /// <summary>Precision and recall of every threshold, from the highest, by counting.</summary>
    private static (double Recall, double Precision)[] Curve(float[] scores, bool[] positive) =>
    [
        .. scores.Distinct().OrderDescending().Select(threshold =>
        {
            double hits = scores.Zip(positive).Count(a => a.First >= threshold && a.Second);
            return (hits / positive.Count(p => p), hits / scores.Count(s => s >= threshold));
        }),
    ];

    private static double Trapezoids(float[] scores, bool[] positive)
    {
        (double Recall, double Precision)[] curve = [(0, 1), .. Curve(scores, positive)];
        return curve.Zip(curve.Skip(1)).Sum(step => (step.Second.Recall - step.First.Recall) * (step.First.Precision + step.Second.Precision) / 2);
    }

    private static double Average(float[] scores, bool[] positive, PrecisionInterpolation interpolation)
    {
        (double Recall, double Precision)[] curve = Curve(scores, positive);
        double Best(double recall) => curve.Where(point => point.Recall >= recall - 1e-9).Select(point => point.Precision).DefaultIfEmpty(0).Max();

        return interpolation switch
        {
            PrecisionInterpolation.None => curve.Zip([0, .. curve.Select(point => point.Recall)]).Sum(step => (step.First.Recall - step.Second) * step.First.Precision),
            PrecisionInterpolation.AllPoints => curve.Zip([0, .. curve.Select(point => point.Recall)]).Sum(step => (step.First.Recall - step.Second) * Best(step.First.Recall)),
            PrecisionInterpolation.ElevenPoints => Enumerable.Range(0, 11).Average(i => Best(i / 10.0)),
            _ => Enumerable.Range(0, 101).Average(i => Best(i / 100.0)),
        };
    }

    private static RankingMetric Fed(RankingMetric metric, float[] scores, int[] labels)
    {
        metric.Add(scores, labels);
        return metric;
    }

    private static double Value(RankingMetric metric, float[] scores, int[] labels) => Fed(metric, scores, labels).Value!.Value;

    private static float[] Numbers(ulong seed, int count, int levels)
    {
        var random = new NumberStream(seed, Purpose.OrderOfExamples, index: 0);
        var numbers = new float[count];
        for (int i = 0; i < count; i++)
            numbers[i] = MathF.Floor(random.Between(-1, 1) * levels) / levels;
        return numbers;
    }
}
