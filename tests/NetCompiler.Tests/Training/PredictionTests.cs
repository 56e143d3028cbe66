using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace NetCompiler.Tests.Training;

public class PredictionTests
{
    private static readonly Network Network = Examples.Fitted(2, new() { Epochs = 3 });

    [Fact]
    public void Softmax_gives_probabilities()
    {
        float[] p = Network.Predict(Examples.Inputs(Examples.Digits(3, seed: 9)));
        Assert.Equal(30, p.Length);
        Assert.All(p.Chunk(10), example => Assert.Equal(1f, example.Sum(), 1e-5f));
    }

    [Fact]
    public void Does_not_depend_on_what_else_is_in_the_batch_nor_on_threads()
    {
        Dataset data = Examples.Digits(600, seed: 9);
        float[] inputs = Examples.Inputs(data);
        float[] all = Network.Predict(inputs);

        Assert.Equal(all, Network.Predict(data)[0]);
        foreach (int i in new[] { 0, 255, 256, 599 })
            Assert.Equal(all.AsSpan(i * 10, 10).ToArray(), Network.Predict(inputs.AsSpan(i * 784, 784)));
    }

    [Fact]
    public void Many_threads_may_predict_at_once()
    {
        float[] inputs = Examples.Inputs(Examples.Digits(40, seed: 9));
        float[] expected = Network.Predict(inputs);
        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            int count = 1 + i % 40;
            Assert.Equal(expected.AsSpan(0, count * 10).ToArray(), Network.Predict(inputs.AsSpan(0, count * 784)));
        });
    }

    [Fact]
    public void Evaluation_counts_what_prediction_says()
    {
        Dataset data = Examples.Digits(300);
        float[] p = Network.Predict(data)[0];
        int[] labels = [.. Enumerable.Range(0, 300).Select(i => ((LabelColumn)data.Targets[0]).Row(data.Row(i))[0])];

        Evaluation evaluation = Network.Evaluate(data);

        int right = labels.Where((label, i) => p.AsSpan(i * 10, 10).IndexOf(p.AsSpan(i * 10, 10).ToArray().Max()) == label).Count();
        double loss = labels.Select((label, i) => -Math.Log(p[i * 10 + label])).Average();
        Assert.Equal((right, 300L), (evaluation.Correct, evaluation.Count));
        Assert.Equal(right / 300.0, evaluation.Accuracy);
        Assert.Equal(loss, evaluation.Loss, 1e-4);
        Assert.Equal(("logits", right, 300L), (evaluation.Outputs[0].Name, evaluation.Outputs[0].Correct, evaluation.Outputs[0].Count));
    }

    [Fact]
    public void Lengths_that_do_not_fit_are_refused()
    {
        Assert.Contains("takes 784 values per example, [784], but 100 were given", Assert.Throws<ArgumentException>(() => Network.Predict(new float[100])).Message);
        Assert.Contains("2 · 10 = 20 values, but there is room for 10", Assert.Throws<ArgumentException>(() => Network.Predict(new float[1568], new float[10])).Message);
        Assert.Throws<ArgumentException>(() => Network.Predict(ReadOnlySpan<float>.Empty));
    }
}
