using System;
using System.Linq;
using Xunit;

namespace NetCompiler.Tests.Metrics;

/// <summary>Figures about probabilities, and about agreement beyond chance.</summary>
public class ProbabilityMetricTests
{
    /// <summary>The textbook's two networks that tell dogs from cats: equally often right, not equally sure.</summary>
    [Theory]
    [InlineData(new[] { .9f, .1f, .1f, .9f, .4f, .6f }, .3756705877, .2533333333)]
    [InlineData(new[] { .6f, .4f, .3f, .7f, .1f, .9f }, 1.0566952202, .7066666667)]
    public void Two_networks_with_the_same_accuracy(float[] probabilities, double logLoss, double sumOverClasses)
    {
        Assert.Equal(logLoss, Value(new LogLoss(), probabilities, [0, 1, 0]), 6);
        Assert.Equal(sumOverClasses / 2, Value(new BrierScore(), probabilities, [0, 1, 0]), 6);
    }

    [Fact]
    public void One_score_means_what_two_mean()
    {
        float[] one = [.9f, .2f, .6f, .5f];
        float[] two = [.1f, .9f, .8f, .2f, .4f, .6f, .5f, .5f];
        int[] labels = [1, 0, 0, 0];
        Assert.Equal(Value(new LogLoss(), two, labels), Value(new LogLoss(), one, labels), 5);
        Assert.Equal(Value(new BrierScore(), two, labels), Value(new BrierScore(), one, labels), 6);
        Assert.Equal((.01 + .04 + .36 + .25) / 4, Value(new BrierScore(), one, labels), 6);
        Assert.Equal(-(Math.Log(.9) + Math.Log(.8) + Math.Log(.4) + Math.Log(.5)) / 4, Value(new LogLoss(), one, labels), 5);
    }

    [Fact]
    public void More_classes_are_summed()
    {
        float[] p = [.5f, .25f, .25f, 0, 1, 0];
        Assert.Equal((.25 + .0625 + .0625 + 1 + 1) / 2, Value(new BrierScore(), p, [0, 2]), 12);
        Assert.Equal((Math.Log(2) + 23 * Math.Log(2)) / 2, Value(new LogLoss(), p, [0, 2]), 12);
    }

    [Fact]
    public void A_bin_compares_how_sure_with_how_often_right()
    {
        // Bins of 0.2: (0.4, 0.6] with 0.52 and 0.55, both right; (0.8, 1] with 0.9 twice and 1: right, right, wrong.
        float[] p = [.52f, .55f, .9f, .1f, 1];
        int[] labels = [1, 1, 1, 0, 0];
        double expected = (Math.Abs(2 - 1.07) + Math.Abs(2 - 2.8)) / 5;
        Assert.Equal(expected, Value(new ExpectedCalibrationError(5), p, labels), 6);
        Assert.Equal(expected, Value(new ExpectedCalibrationError(5), [.. p.SelectMany(x => new[] { 1 - x, x })], labels), 6);

        // One bin for all: 4 of 5 are right, and the mean confidence is 3.87/5.
        Assert.Equal((4 - 3.87) / 5, Value(new ExpectedCalibrationError(1), p, labels), 6);
        Assert.Equal(0, Value(new ExpectedCalibrationError(), [1, 0, 1], [1, 0, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExpectedCalibrationError(0));
    }

    [Fact]
    public void Edges_belong_to_the_bin_below()
    {
        // ¾ of four bins is the edge between the third and the fourth: with ⅝ in the third.
        Assert.Equal(Math.Abs(1 - (.75 + .625)) / 2, Value(new ExpectedCalibrationError(4), [.75f, .625f], [1, 0]), 12);
    }

    [Fact]
    public void Agreement_of_two_classes_is_what_the_counts_say()
    {
        // TP 1, FP 2, FN 3, TN 1: the textbook's mostly wrong answers.
        int[] truth = [1, 0, 1, 1, 0, 1, 0], predicted = [1, 0, 0, 0, 1, 0, 1];
        Assert.Equal((1 * 1 - 2 * 3) / Math.Sqrt(3.0 * 4 * 3 * 4), Agreement(new MatthewsCorrelation(), predicted, truth)!.Value, 12);
        double chance = (3 * 4 + 4 * 3) / 49.0;
        Assert.Equal((2 / 7.0 - chance) / (1 - chance), Agreement(new CohenKappa(), predicted, truth)!.Value, 12);

        Assert.Equal(1, Agreement(new MatthewsCorrelation(), truth, truth)!.Value, 12);
        Assert.Equal(-1, Agreement(new MatthewsCorrelation(), [.. truth.Select(t => 1 - t)], truth)!.Value, 12);
        Assert.Equal(1, Agreement(new CohenKappa(), truth, truth)!.Value, 12);
    }

    /// <summary>The many-class coefficient is Pearson's correlation of one-hot vectors, their covariances summed over the classes.</summary>
    [Fact]
    public void Agreement_of_more_classes_is_a_correlation()
    {
        const int n = 240, classes = 5;
        var random = new NumberStream(8, Purpose.OrderOfExamples, index: 0);
        int[] truth = [.. Enumerable.Range(0, n).Select(i => i * 7 % 11 % classes)];
        int[] predicted = new int[n];
        for (int i = 0; i < n; i++)
            predicted[i] = random.Between(-1, 1) > 0 ? truth[i] : (int)((random.Between(-1, 1) + 1) / 2 * (classes - .01f));

        double Covariance(int[] a, int[] b) => Enumerable.Range(0, classes).Sum(c =>
        {
            double meanA = a.Count(x => x == c) / (double)n, meanB = b.Count(x => x == c) / (double)n;
            return Enumerable.Range(0, n).Sum(i => ((a[i] == c ? 1 : 0) - meanA) * ((b[i] == c ? 1 : 0) - meanB));
        });

        double expected = Covariance(predicted, truth) / Math.Sqrt(Covariance(predicted, predicted) * Covariance(truth, truth));
        Assert.Equal(expected, Agreement(new MatthewsCorrelation(), predicted, truth)!.Value, 12);

        double agree = predicted.Zip(truth).Count(pair => pair.First == pair.Second) / (double)n;
        double chance = predicted.Sum(p => truth.Count(t => t == p)) / (double)(n * n);
        Assert.Equal((agree - chance) / (1 - chance), Agreement(new CohenKappa(), predicted, truth)!.Value, 12);
    }

    [Fact]
    public void Figures_of_nothing_are_undefined()
    {
        Assert.Null(new LogLoss().Value);
        Assert.Null(new BrierScore().Value);
        Assert.Null(new ExpectedCalibrationError().Value);
        Assert.Null(new CohenKappa().Value);
        Assert.Null(Agreement(new CohenKappa(), [1, 1], [1, 1]));
        Assert.Null(Agreement(new MatthewsCorrelation(), [1, 1], [1, 0]));
        Assert.Equal(0, Agreement(new MatthewsCorrelation { Undefined = 0 }, [1, 1], [1, 0]));
        Assert.Equal(0, Agreement(new CohenKappa(), [1, 1], [1, 0]));
    }

    [Fact]
    public void A_score_that_is_no_probability_is_refused()
    {
        Assert.Contains("was given the score 1.5", Assert.Throws<InvalidOperationException>(() => Value(new LogLoss(), [1.5f], [1])).Message);
        Assert.Contains("was given the score -0.25", Assert.Throws<InvalidOperationException>(() => Value(new BrierScore(), [.5f, -.25f], [1])).Message);
        Assert.Equal(double.NaN, Value(new LogLoss(), [float.NaN], [1]));
        Assert.Equal(double.NaN, Value(new ExpectedCalibrationError(), [float.NaN], [1]));
    }

    [Fact]
    public void Feeding_allocates_nothing()
    {
        float[] p = [.5f, .6f, .9f, .1f, 1];
        int[] labels = [0, 1, 1, 0, 0];
        Metric[] metrics = [new LogLoss(), new BrierScore(), new ExpectedCalibrationError(), new CohenKappa(), new MatthewsCorrelation()];
        Feed();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Feed();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Feed()
        {
            foreach (Metric metric in metrics)
                metric.Add(p, labels);
        }
    }

    [Fact]
    public void A_function_makes_a_metric()
    {
        RegressionMetric mape = Metric.Mean("MAPE", (prediction, target) => 100 * Math.Abs((prediction - target) / target), output: "Size");
        mape.Add([1f, 2f], [2f, 2f]);
        mape.Add([6f], [4f]);
        Assert.Equal(100.0 / 3, mape.Value!.Value, 12);
        Assert.Equal(("MAPE", "Size"), (mape.Name, mape.Output));
        mape.Reset();
        Assert.Null(mape.Value);

        var network = new ClassAndNumber(seed: 7);
        Evaluation evaluation = network.Evaluate(EvaluationTests.Data, Metric.Mean("MAE by hand", (y, t) => Math.Abs((double)y - t)), new MeanAbsoluteError(), new RocAuc(), new LogLoss());
        Assert.Equal(evaluation.Metrics["MAE"], evaluation.Metrics["MAE by hand"]);
        Assert.InRange(evaluation.Metrics["ROC AUC"]!.Value, .3, .7);
        Assert.InRange(evaluation.Metrics["log loss"]!.Value, 1, 3);
    }

    private static double? Agreement(AgreementMetric metric, int[] predicted, int[] truth)
    {
        foreach ((int answer, int label) in predicted.Zip(truth))
            metric.Add(answer, label);
        return metric.Value;
    }

    private static double Value(Metric metric, float[] predictions, int[] labels)
    {
        metric.Add(predictions, labels);
        return metric.Value!.Value;
    }
}
