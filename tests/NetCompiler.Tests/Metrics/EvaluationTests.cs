using System;
using System.Linq;
using NetCompiler.Tests.Training;
using Xunit;

namespace NetCompiler.Tests.Metrics;

/// <summary>A class and a number from the same features.</summary>
[GenerateGradientTests]
[Network, SoftmaxCrossEntropy(Output = "Kind"), MeanSquaredError(Output = "Size")]
public sealed partial class ClassAndNumber
{
    private static (Tensor Kind, Tensor Size) Forward([Shape(3)] Tensor x)
    {
        Tensor hidden = x.Dense(8).Tanh();
        return (hidden.Dense(4), hidden.Dense(2));
    }
}

/// <summary>Metrics see what Predict returns, beside the targets, whatever the number of threads and the size of the batches.</summary>
public class EvaluationTests
{
    private const int Count = 700;    // more than two batches

    internal static readonly Dataset Data = Make();

    [Theory]
    [InlineData(1), InlineData(3)]
    public void Metrics_see_what_Predict_returns(int threads)
    {
        var network = new ClassAndNumber(seed: 7) { Threads = threads };
        float[][] predictions = network.Predict(Data);
        int[] labels = [.. Enumerable.Range(0, Count).Select(Label)];
        float[] numbers = [.. Enumerable.Range(0, Count).SelectMany(Numbers)];

        var matrix = new ConfusionMatrix(4);
        Evaluation evaluation = network.Evaluate(Data, matrix, new TopKAccuracy(2), new F1Score(Average.Macro), new RSquared(), new MeanAbsoluteError { Output = "Size" });

        Metric topTwo = new TopKAccuracy(2), f1 = new F1Score(Average.Macro), r2 = new RSquared(), mae = new MeanAbsoluteError();
        topTwo.Add(predictions[0], labels);
        f1.Add(predictions[0], labels);
        r2.Add(predictions[1], numbers, width: 2);
        mae.Add(predictions[1], numbers, width: 2);

        Assert.Equal(["confusion matrix", "top-2 accuracy", "F1 macro", "R²", "Size MAE"], evaluation.Metrics.Keys);
        Assert.Equal(topTwo.Value, evaluation.Metrics["top-2 accuracy"]);
        Assert.Equal(f1.Value, evaluation.Metrics["F1 macro"]);
        Assert.Equal(r2.Value, evaluation.Metrics["R²"]);
        Assert.Equal(mae.Value, evaluation.Metrics["Size MAE"]);
        Assert.Equal(evaluation.Accuracy, matrix.Value);
        Assert.Equal((evaluation.Correct, Count), (matrix.Correct, matrix.Count));
        Assert.Equal(network.Evaluate(Data).Loss, evaluation.Loss);
    }

    [Fact]
    public void A_metric_starts_anew_with_every_evaluation()
    {
        var network = new ClassAndNumber(seed: 7);
        var metric = new Accuracy();
        network.Evaluate(Data, metric);
        network.Evaluate(Data.Take(10), metric);
        Assert.Equal(10, metric.Count);
    }

    [Fact]
    public void Views_are_measured_in_their_own_order()
    {
        var network = new ClassAndNumber(seed: 7);
        Metric shuffled = new ConfusionMatrix(), sorted = new ConfusionMatrix();
        network.Evaluate(Data, sorted);
        network.Evaluate(Data.Shuffle(3), shuffled);
        Assert.Equal(sorted.ToString(), shuffled.ToString());
    }

    [Fact]
    public void Metrics_that_find_nothing_to_look_at_are_refused()
    {
        var network = new ClassAndNumber(seed: 7);
        Assert.Contains("there is no output Colour", Assert.Throws<ArgumentException>(() => network.Evaluate(Data, new Accuracy { Output = "Colour" })).Message);
        Assert.Contains("Two metrics are named accuracy", Assert.Throws<ArgumentException>(() => network.Evaluate(Data, new Accuracy(), new Accuracy())).Message);
        Assert.Contains("labels of classes", Assert.Throws<InvalidOperationException>(() => network.Evaluate(Data, new RSquared { Output = "Kind" })).Message);
        Assert.Contains("no output has a target of its kind", Assert.Throws<ArgumentException>(() => new HandWrittenMlp().Evaluate(Examples.Digits(8), new RSquared())).Message);
    }

    [Fact]
    public void An_evaluation_prints_its_figures()
    {
        Evaluation evaluation = new(.25, [new("kind", 145, 150), new("size", 0, 0)], new System.Collections.Generic.Dictionary<string, double?> { ["F1 macro"] = .5, ["precision"] = null });
        Assert.Equal("loss 0.2500, accuracy 0.9667 (145 of 150), F1 macro 0.5000, precision undefined", evaluation.ToString());
        Assert.Equal("kind accuracy 0.9667 (145 of 150)", evaluation.Outputs[0].ToString());
    }

    private static Dataset Make()
    {
        var random = new NumberStream(5, Purpose.OrderOfExamples, index: 0);
        var inputs = new float[Count * 3];
        for (int i = 0; i < inputs.Length; i++)
            inputs[i] = random.Normal();
        return new Dataset(
            [Column.Of(inputs, 3)], Column.Labels(Enumerable.Range(0, Count).Select(Label).ToArray()), Column.Of(Enumerable.Range(0, Count).SelectMany(Numbers).ToArray(), 2));
    }

    private static int Label(int example) => example * 7 % 4;

    private static float[] Numbers(int example) => [example % 5, example % 3 - 1];
}
