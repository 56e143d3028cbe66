using System;
using System.Linq;
using Xunit;

namespace NetCompiler.Tests.Metrics;

/// <summary>Seven answers of a textbook, and two networks that tell dogs from cats.</summary>
public class TextbookMetricTests
{
    private static readonly int[] Truth = [1, 0, 1, 1, 0, 1, 0];

    [Fact]
    public void All_negative() => AssertFigures([0, 0, 0, 0, 0, 0, 0], accuracy: 3 / 7.0, precision: null, recall: 0, f1: 0, specificity: 1);

    [Fact]
    public void All_positive() => AssertFigures([1, 1, 1, 1, 1, 1, 1], accuracy: 4 / 7.0, precision: 4 / 7.0, recall: 1, f1: 8 / 11.0, specificity: 0);

    [Fact]
    public void Mostly_wrong()
    {
        int[] predicted = [1, 0, 0, 0, 1, 0, 1];
        AssertFigures(predicted, accuracy: 2 / 7.0, precision: 1 / 3.0, recall: 1 / 4.0, f1: 2 / 7.0, specificity: 1 / 3.0);

        var matrix = new ConfusionMatrix(2);
        Each(predicted, matrix.Add);
        Assert.Equal((1, 2, 3, 1), (matrix.TruePositives(1), matrix.FalsePositives(1), matrix.FalseNegatives(1), matrix.TrueNegatives(1)));
    }

    [Fact]
    public void Mostly_right() => AssertFigures([1, 0, 1, 1, 0, 0, 0], accuracy: 6 / 7.0, precision: 1, recall: .75, f1: 6 / 7.0, specificity: 1);

    [Theory]
    [InlineData(new[] { .9f, .1f, .1f, .9f, .4f, .6f }, .2533333)]
    [InlineData(new[] { .6f, .4f, .3f, .7f, .1f, .9f }, .7066667)]
    public void Two_networks_with_the_same_accuracy_differ_in_their_squared_error(float[] probabilities, double sumOverClasses)
    {
        var accuracy = new Accuracy();
        var error = new RootMeanSquaredError();
        accuracy.Add(probabilities, [0, 1, 0]);
        error.Add(probabilities, [1, 0, 0, 1, 1, 0], width: 2);

        Assert.Equal(1 / 3.0, 1 - accuracy.Value!.Value, 12);
        Assert.Equal(sumOverClasses / 2, error.Value!.Value * error.Value.Value, 6);
    }

    private static void AssertFigures(int[] predicted, double accuracy, double? precision, double? recall, double? f1, double? specificity)
    {
        var right = new Accuracy();
        Each(predicted, right.Add);
        Assert.Equal(accuracy, right.Value!.Value, 12);
        AssertFigure(precision, new Precision(), predicted);
        AssertFigure(recall, new Recall(), predicted);
        AssertFigure(f1, new F1Score(), predicted);
        AssertFigure(specificity, new Specificity(), predicted);
    }

    private static void AssertFigure(double? expected, ConfusionMetric metric, int[] predicted)
    {
        Each(predicted, metric.Add);
        if (expected is null)
            Assert.Null(metric.Value);
        else
            Assert.Equal(expected.Value, metric.Value!.Value, 12);
    }

    private static void Each(int[] predicted, Action<int, int> add)
    {
        foreach ((int answer, int label) in predicted.Zip(Truth))
            add(answer, label);
    }
}
