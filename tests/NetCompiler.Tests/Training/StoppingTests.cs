using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Tests.Generated;
using Xunit;

namespace NetCompiler.Tests.Training;

public class StoppingTests
{
    private static readonly Dataset One = Dataset.From([0], [0], count: 1);

    [Fact]
    public void Ends_when_the_measure_gets_no_better_and_puts_the_best_back()
    {
        // Memorises 24 examples whose labels mean nothing: the loss of other examples falls first and rises then.
        Dataset training = Examples.Digits(24), validation = Examples.Digits(200, seed: 9);
        var network = new EverythingMlp(seed: 3);
        var fingerprints = new List<string>();
        History history = network.Fit(training, new()
        {
            Epochs = 200,
            BatchSize = 8,
            Optimizer = new Adam(.01f),
            Validation = validation,
            EarlyStopping = new EarlyStopping(patience: 4),
            Observers = [new AfterEpochs(() => fingerprints.Add(network.Fingerprint))],
        });

        int best = history.Epochs.MinBy(epoch => epoch.ValidationLoss)!.Epoch;
        Assert.Equal(TrainingEnd.EarlyStopping, history.End);
        Assert.Equal(best, history.BestEpoch);
        Assert.Equal(best + 4, history.Epochs.Count);
        Assert.Equal(fingerprints[best - 1], network.Fingerprint);    // parameters and running statistics
        Assert.NotEqual(fingerprints[^1], network.Fingerprint);
        Assert.Equal(history.Epochs[best - 1].ValidationLoss, network.Evaluate(validation).Loss);
    }

    [Theory]
    [InlineData(0, 5), InlineData(.15, 4)]
    public void Waits_for_progress_of_more_than_the_least_that_counts(double minDelta, int epochs)
    {
        // w² from 1 by steps that halve: losses 1, .25, .0625, .0156 …; from then on nothing is gained by .15.
        var network = new Parabola();
        History history = network.Fit(One, new()
        {
            Epochs = 5,
            Optimizer = new Sgd(.25f),
            EarlyStopping = new EarlyStopping(patience: 1) { MinDelta = minDelta, RestoreBest = false },
        });

        Assert.Equal(epochs, history.Epochs.Count);
        Assert.Equal(MathF.Pow(.5f, epochs), network.W);
        Assert.Equal(minDelta == 0 ? TrainingEnd.AllEpochs : TrainingEnd.EarlyStopping, history.End);
    }

    public static TheoryData<Convergence, int> Conditions => new()
    {
        { new() { Loss = .25 }, 2 },                // 1, .25
        { new() { LossChange = .2 }, 3 },           // .25 − .0625
        { new() { Movement = .5 }, 1 },             // every epoch halves w
        { new() { Movement = .49 }, 6 },
        { new() { Loss = .001, LossChange = .05 }, 4 },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void Ends_where_it_has_arrived(Convergence convergence, int epochs)
    {
        History history = new Parabola().Fit(One, new() { Epochs = 6, Optimizer = new Sgd(.25f), Convergence = convergence });
        Assert.Equal(epochs, history.Epochs.Count);
        Assert.Equal(epochs == 6 ? TrainingEnd.AllEpochs : TrainingEnd.Converged, history.End);
        Assert.Null(history.BestEpoch);
    }

    [Fact]
    public void What_it_looks_at_must_be_there()
    {
        var early = new EarlyStopping { Measure = Measure.ValidationAccuracy };
        Assert.Contains("EarlyStopping looks at ValidationAccuracy, but there are no validation data", Assert.Throws<ArgumentException>(() => new Parabola().Fit(One, new() { EarlyStopping = early })).Message);
        Assert.Contains("no answer of this network is simply right or wrong", Assert.Throws<InvalidOperationException>(() => new Parabola().Fit(One, new() { EarlyStopping = early with { Measure = Measure.Accuracy } })).Message);
        Assert.Contains("has no condition", Assert.Throws<ArgumentException>(() => new Parabola().Fit(One, new() { Convergence = new() })).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new EarlyStopping(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EarlyStopping { MinDelta = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Convergence { Movement = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Convergence { LossChange = double.NaN });
    }

    private sealed class AfterEpochs(Action action) : TrainingObserver
    {
        public override void AfterEpoch(TrainingRun run) => action();
    }
}
