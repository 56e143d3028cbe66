using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace NetCompiler.Tests.Generated;

/// <summary>A label at each step of a sequence.</summary>
public sealed class LanguageModelTests
{
    private static readonly float[] Scores = [0, 1, 2, 0, -1, 1, 3, 3, 0, .5f, 1, 2];

    [Fact]
    public void The_loss_of_a_sequence_is_the_mean_over_its_steps()
    {
        int[] labels = [1, 0, 0, 1, 1, 0];
        double expected = Enumerable.Range(0, 6).Average(step => Loss(step, labels[step]));
        Evaluation measured = new ScoresOfAllSteps().Evaluate(Examples(labels));

        Assert.Equal(expected, measured.Loss, 1e-6);
        Assert.Equal(3.0 / 6, measured.Accuracy);
    }

    [Fact]
    public void Steps_without_a_label_do_not_count()
    {
        // Each sequence counts the same: the first has two labels, the second has one.
        int[] labels = [1, -1, 0, -1, -1, 0];
        double expected = ((Loss(0, 1) + Loss(2, 0)) / 2 + Loss(5, 0)) / 2;
        Evaluation measured = new ScoresOfSteps().Evaluate(Examples(labels));

        Assert.Equal(expected, measured.Loss, 1e-6);
        Assert.Equal(1.0 / 3, measured.Accuracy);
    }

    [Fact]
    public void A_sequence_without_any_label_has_no_loss() =>
        Assert.Equal(Loss(0, 1) / 2, new ScoresOfSteps().Evaluate(Examples([1, -1, -1, -1, -1, -1])).Loss, 1e-6);

    [Fact]
    public void Predictions_are_probabilities_at_every_step()
    {
        float[] probabilities = new ScoresOfSteps().Predict(Scores);

        for (int step = 0; step < 6; step++)
        {
            Assert.Equal(Math.Exp(-Loss(step, 0)), probabilities[2 * step], 1e-6);
            Assert.Equal(1, probabilities[2 * step] + probabilities[2 * step + 1], 1e-6);
        }
    }

    [Fact]
    public void One_label_for_a_sequence_of_scores_is_refused_with_the_way_out()
    {
        var error = Assert.Throws<ArgumentException>(() => new ScoresOfSteps().Evaluate(Dataset.From(Scores, [0, 1])));
        Assert.Contains("needs 3 labels per example", error.Message);
        Assert.Contains("the last state of a recurrent layer", error.Message);
    }

    [Fact]
    public void What_follows_is_learnt_from_windows_of_a_text()
    {
        // After 5 comes what came before it; all else is the number after.
        int[] text = [.. Enumerable.Range(0, 4000).Select(i => new[] { 0, 1, 2, 3, 4, 5, 4, 0, 1, 5, 1, 2 }[i % 12])];
        Dataset windows = Dataset.NextTokens(text, 8);
        var network = new NextNumber(seed: 1);
        History history = network.Fit(windows, new() { Epochs = 6, BatchSize = 16, Optimizer = new Adam(1e-2f) });

        Assert.True(history.Last.Loss < .3 * Math.Log(6), $"The loss is {history.Last.Loss}.");
        Assert.True(network.Evaluate(windows).Accuracy > .9);
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        int[] text = [.. Enumerable.Range(0, 900).Select(i => i * i % 6)];
        IEnumerable<string> fingerprints = new[] { 1, 2, 3 }.Select(threads =>
        {
            var network = new NextNumber(seed: 5) { Threads = threads };
            network.Fit(Dataset.NextTokens(text, 8, stride: 3), new() { Epochs = 2, BatchSize = 32, Optimizer = new Adam(1e-2f) });
            return network.Fingerprint;
        });

        Assert.Single(fingerprints.Distinct());
    }

    private static double Loss(int step, int label) =>
        Math.Log(Math.Exp(Scores[2 * step]) + Math.Exp(Scores[2 * step + 1])) - Scores[2 * step + label];

    private static Dataset Examples(int[] labels) => new([Column.Of(Scores, 6)], Column.Labels(labels, 3));
}
