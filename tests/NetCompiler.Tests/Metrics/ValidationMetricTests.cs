using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Tests.Training;
using Xunit;

namespace NetCompiler.Tests.Metrics;

/// <summary>Metrics of the validation data after every epoch.</summary>
public class ValidationMetricTests
{
    [Fact]
    public void Every_epoch_carries_the_figures_of_the_validation_data()
    {
        var network = new HandWrittenMlp(seed: 3);
        var matrix = new ConfusionMatrix();
        Dataset validation = Examples.Digits(90, seed: 2);
        History history = network.Fit(Examples.Digits(200), new() { Epochs = 2, Validation = validation, Metrics = [matrix, new TopKAccuracy(3)] });

        Assert.All(history.Epochs, epoch => Assert.Equal(["confusion matrix", "top-3 accuracy"], epoch.Metrics.Keys));
        Assert.Equal(history.Last.ValidationAccuracy, history.Last.Metrics["confusion matrix"]);
        Assert.Equal(network.Evaluate(validation, new TopKAccuracy(3)).Metrics["top-3 accuracy"], history.Last.Metrics["top-3 accuracy"]);
        Assert.Equal(90, matrix.Count);    // those of the last epoch alone
    }

    [Fact]
    public void Metrics_that_nothing_is_measured_with_are_refused()
    {
        var network = new HandWrittenMlp();
        Assert.Contains("Give TrainingOptions.Validation", Assert.Throws<ArgumentException>(() => network.Fit(Examples.Digits(8), new() { Metrics = [new Accuracy()] })).Message);
        Assert.Throws<ArgumentException>(() => network.Fit(Examples.Digits(8), new() { Validation = Examples.Digits(8), Metrics = [new RSquared()] }));
        Assert.Empty(network.Fit(Examples.Digits(8)).Last.Metrics);
    }

    [Fact]
    public void Results_of_equal_runs_without_metrics_are_equal()
    {
        EpochResult Result() => new HandWrittenMlp(seed: 3).Fit(Examples.Digits(8), new() { Validation = Examples.Digits(8) }).Last with { Duration = default, ExamplesPerSecond = 0 };
        Assert.Equal(Result(), Result());
    }

    [Fact]
    public void A_history_prints_a_line_per_epoch()
    {
        EpochResult epoch = new(3, .25, .5, .125, null, TimeSpan.FromSeconds(1.5), 100) { Metrics = new Dictionary<string, double?> { ["F1 macro"] = .75, ["precision"] = null } };
        Assert.Equal("epoch 3: loss 0.2500, accuracy 0.5000, validation loss 0.1250, F1 macro 0.7500, precision undefined, 1.5 s", epoch.ToString());
        Assert.Equal($"{epoch}\n{epoch}", new History([epoch, epoch]).ToString());
    }
}
