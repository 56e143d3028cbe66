using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Xunit;

namespace NetCompiler.Tests.Training;

public class FitTests
{
    [Fact]
    public void Same_seed_same_bits_on_any_number_of_threads()
    {
        string Trained(int threads) => Examples.Fitted(threads, new() { Epochs = 2, BatchSize = 48 }).Fingerprint;

        string alone = Trained(1);
        Assert.Equal(alone, Trained(1));
        Assert.Equal(alone, Trained(2));
        Assert.Equal(alone, Trained(3));
    }

    [Fact]
    public void Another_seed_another_network()
    {
        Assert.NotEqual(new HandWrittenMlp(1).Fingerprint, new HandWrittenMlp(2).Fingerprint);
        Assert.NotEqual(
            Examples.Fitted(1, new(), seed: 1).Fingerprint,
            Examples.Fitted(1, new(), seed: 2).Fingerprint);
    }

    [Fact]
    public void Two_epochs_and_two_more_are_four()
    {
        Dataset data = Examples.Digits(100);
        var once = new HandWrittenMlp(4);
        once.Fit(data, new() { Epochs = 4 });

        var twice = new HandWrittenMlp(4);
        var options = new TrainingOptions { Epochs = 2, Optimizer = new Adam() };
        twice.Fit(data, options);
        twice.Fit(data, options);

        Assert.Equal(once.Fingerprint, twice.Fingerprint);
    }

    [Fact]
    public void Overfits_a_few_examples()
    {
        Dataset data = Examples.Digits(20);
        var network = new HandWrittenMlp(1);
        History history = network.Fit(data, new() { Epochs = 30, BatchSize = 8, Validation = data });

        Assert.Equal(30, history.Epochs.Count);
        Assert.Equal(1.0, history.Last.Accuracy);
        Assert.Equal(1.0, history.Last.ValidationAccuracy);
        Assert.True(history.Last.Loss < .01, $"loss {history.Last.Loss}");
        Assert.True(history.Epochs[0].Loss > 1, $"loss {history.Epochs[0].Loss}");
    }

    [Fact]
    public void Progress_tells_every_step_and_the_last_batch_is_what_remains()
    {
        var steps = new List<TrainingProgress>();
        new HandWrittenMlp().Fit(Examples.Digits(70), new() { Epochs = 2, BatchSize = 32, Progress = steps.Add });

        Assert.Equal([32, 64, 70, 32, 64, 70], steps.Select(step => step.Examples));
        Assert.Equal([1, 1, 1, 2, 2, 2], steps.Select(step => step.Epoch));
        Assert.All(steps, step => Assert.Equal(3, step.Steps));
        Assert.All(steps, step => Assert.InRange(step.Accuracy!.Value, 0, 1));
        Assert.Equal(steps[0].BatchLoss, steps[0].Loss, 1e-6);
        Assert.Equal((steps[3].BatchLoss * 32.0 + steps[4].BatchLoss * 32.0 + steps[5].BatchLoss * 6.0) / 70, steps[5].Loss, 1e-6);
    }

    [Fact]
    public void A_batch_larger_than_the_data_is_the_data()
    {
        var network = new HandWrittenMlp(2);
        network.Fit(Examples.Digits(10), new() { BatchSize = 1000, Shuffle = false });
        var other = new HandWrittenMlp(2);
        other.Fit(Examples.Digits(10), new() { BatchSize = 10, Shuffle = false });
        Assert.Equal(other.Fingerprint, network.Fingerprint);
    }

    [Fact]
    public void Can_be_cancelled_between_steps()
    {
        using var source = new CancellationTokenSource();
        int steps = 0;
        var network = new HandWrittenMlp();
        var options = new TrainingOptions
        {
            Progress = _ =>
            {
                if (++steps == 2)
                    source.Cancel();
            },
        };

        Assert.Throws<OperationCanceledException>(() => network.Fit(Examples.Digits(200), options, source.Token));
        Assert.Equal(2, steps);
        network.Fit(Examples.Digits(32));
    }

    [Fact]
    public void Is_not_entered_twice()
    {
        var network = new HandWrittenMlp();
        Dataset data = Examples.Digits(10);
        var error = Assert.Throws<InvalidOperationException>(() => network.Fit(data, new() { Progress = _ => network.Fit(data) }));
        Assert.Contains("is training already", error.Message);
    }

    [Fact]
    public void A_mean_squared_error_has_no_accuracy()
    {
        var network = new Parabola();
        History history = network.Fit(Dataset.From([1, 2], [0, 0], count: 2), new() { Optimizer = new Sgd(.1f) });
        Assert.Null(history.Last.Accuracy);
        Assert.Equal(1.0, history.Last.Loss);
    }

    public static TheoryData<Dataset, string> Misfits => new()
    {
        { Dataset.From(new float[20], new int[2]), "needs 784 values per example for its input pixels [784], but the dataset has 10" },
        { Dataset.From(new float[784], [10]), "knows the classes 0 to 9 for its target logits, but example 0 has the label 10" },
        { Dataset.From(new float[784], [-1]), "has the label -1" },
        { Dataset.From(new float[784], new float[1], count: 1), "needs labels (int, 0 to 9)" },
        { new Dataset([Column.Of(new float[784], 784)]), "compares with one target (logits), but the dataset has 0" },
        { new Dataset([Column.Of(new float[784], 784), Column.Of(new float[1], 1)]), "has one input (pixels [784]), but the dataset has 2" },
        { Dataset.From(new float[784], new int[1]).Take(0), "no examples" },
    };

    [Theory]
    [MemberData(nameof(Misfits))]
    public void Data_that_does_not_fit_is_refused_with_the_reason(Dataset data, string reason)
    {
        var network = new HandWrittenMlp();
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => network.Fit(data)).Message);
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => network.Evaluate(data)).Message);
    }

    [Fact]
    public void Options_are_checked_and_the_message_says_what_is_needed()
    {
        Assert.Contains("Epochs is 0, but must be at least 1.", Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingOptions { Epochs = 0 }).Message);
        Assert.Contains("BatchSize is -1, but must be at least 1.", Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingOptions { BatchSize = -1 }).Message);
        Assert.Contains("Threads is 0, but must be at least 1.", Assert.Throws<ArgumentOutOfRangeException>(() => new Parabola { Threads = 0 }).Message);
        Assert.Equal("training", Assert.Throws<ArgumentNullException>(() => new Parabola().Fit((Dataset)null!)).ParamName);
        Assert.Equal("batch", Assert.Throws<ArgumentNullException>(() => new Parabola().Gradients(null!)).ParamName);
    }
}
