using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Kernels;
using NetCompiler.Tests.Generated;
using Xunit;

namespace NetCompiler.Tests.Training;

/// <summary>A run that stops anywhere and goes on in another network, with what was exported, ends with the same bits.</summary>
public class TrainingRunTests
{
    private static readonly Dataset Digits = Examples.Digits(100);

    [Theory]
    [InlineData(1), InlineData(3), InlineData(4), InlineData(6), InlineData(11)]
    public void Goes_on_elsewhere_with_the_same_bits(int stopAfter) => AssertGoesOn(stopAfter, Options);

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(5)]
    public void With_every_care_too(int stopAfter) => AssertGoesOn(stopAfter, observers => Options(observers) with
    {
        BatchesPerStep = 2,
        ClipNorm = .5f,
        Groups = [new("*.bias") { WeightDecay = 0f }, new("*.weight") { L2 = 1e-3f }],
        Schedule = new WarmUp(3, then: new ReduceOnPlateau(.5, patience: 0, threshold: .5)),
        EarlyStopping = new EarlyStopping(patience: 1) { MinDelta = .2 },
        Convergence = new Convergence { Movement = 1e-3, LossChange = 1e-3 },
    });

    private static void AssertGoesOn(int stopAfter, Func<TrainingObserver[], TrainingOptions> options)
    {
        var whole = new EverythingMlp(seed: 7);
        History expected = whole.Fit(Digits, options([]));

        var half = new EverythingMlp(seed: 7);
        var keeper = new Keeper(stopAfter);
        Assert.Throws<Stopped>(() => half.Fit(Digits, options([keeper])));

        var rest = new EverythingMlp(seed: 7);
        History history = rest.Fit(Digits, options([new Restorer(keeper)]));

        Assert.Equal(whole.Fingerprint, rest.Fingerprint);
        Assert.Equal((expected.End, expected.BestEpoch), (history.End, history.BestEpoch));
        Assert.Equal(expected.Epochs.Select(epoch => (epoch.Epoch, epoch.Loss, epoch.Accuracy, epoch.ValidationLoss)), history.Epochs.Select(epoch => (epoch.Epoch, epoch.Loss, epoch.Accuracy, epoch.ValidationLoss)));
    }

    [Fact]
    public void Tells_observers_every_step_and_epoch()
    {
        var diary = new Diary();
        new EverythingMlp().Fit(Digits, new() { Epochs = 2, BatchSize = 40, Observers = [diary] });
        Assert.Equal("began 1.1 1.2 1.3 epoch 2.1 2.2 2.3 epoch ended", string.Join(' ', diary.Lines));
    }

    [Fact]
    public void An_optimizer_refuses_the_state_of_another_kind()
    {
        var network = new Parabola();
        var adam = new Adam();
        adam.Step(network);
        OptimizerState state = adam.Export();

        var sgd = new Sgd();
        sgd.Step(new Parabola());
        Assert.Contains("that of the optimizer Adam, but training uses Sgd", Assert.Throws<ArgumentException>(() => sgd.Restore(state)).Message);

        var ams = new Adam(amsGrad: true);
        ams.Step(new Parabola());
        Assert.Contains("remembers the memories [mean, square, largest_square], but the state has [mean, square]", Assert.Throws<ArgumentException>(() => ams.Restore(state)).Message);
    }

    private static TrainingOptions Options(params TrainingObserver[] observers) => new()
    {
        Epochs = 3,
        BatchSize = 32,
        Optimizer = new Adam(),
        Validation = Digits.Take(10),
        Observers = observers,
    };

    /// <summary>Copies everything after some steps, and stops.</summary>
    private sealed class Keeper(int steps) : TrainingObserver
    {
        private int _steps;

        public RunState Run { get; private set; } = null!;

        public OptimizerState Optimizer { get; private set; } = null!;

        public float[][] Parameters { get; private set; } = [];

        public float[][] States { get; private set; } = [];

        public override void AfterStep(TrainingRun run)
        {
            if (++_steps < steps)
                return;

            Run = run.Export() is var state ? state with { Memories = Copy(state.Memories) } : null!;
            Optimizer = run.Optimizer.Export() is var own ? own with { Memories = Copy(own.Memories) } : null!;
            Parameters = [.. run.Network.Parameters.Select(parameter => parameter.ToArray())];
            States = [.. run.Network.States.Select(state => state.ToArray())];
            throw new Stopped();
        }

        private static NamedMemory[] Copy(IReadOnlyList<NamedMemory> memories) => [.. memories.Select(memory =>
        {
            var copy = new Arena(memory.Values.Length);
            memory.Values.Span.CopyTo(copy.Span);
            return memory with { Values = copy };
        })];
    }

    private sealed class Restorer(Keeper kept) : TrainingObserver
    {
        public override void Began(TrainingRun run)
        {
            run.Restore(kept.Run);
            run.Optimizer.Restore(kept.Optimizer);
            for (int i = 0; i < kept.Parameters.Length; i++)
                run.Network.Parameters[i].CopyFrom(kept.Parameters[i]);
            for (int i = 0; i < kept.States.Length; i++)
                run.Network.States[i].CopyFrom(kept.States[i]);
        }
    }

    private sealed class Diary : TrainingObserver
    {
        public List<string> Lines { get; } = [];

        public override void Began(TrainingRun run) => Lines.Add("began");

        public override void AfterStep(TrainingRun run) => Lines.Add($"{run.Epoch}.{run.Progress.Step}");

        public override void AfterEpoch(TrainingRun run) => Lines.Add("epoch");

        public override void Ended(TrainingRun run) => Lines.Add("ended");
    }

    private sealed class Stopped : Exception;
}
