using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace NetCompiler.Tests.Persistence;

/// <summary>A run that was broken off goes on from its last whole checkpoint and ends with the bits of one that was not.</summary>
public sealed class CheckpointTests : IDisposable
{
    private const int Epochs = 4, StepsPerEpoch = 3;

    private readonly TestFolder _folder = new();
    private readonly List<string> _reports = [];

    public void Dispose() => _folder.Dispose();

    public static TheoryData<int, int> StepsAndThreads
    {
        get
        {
            var data = new TheoryData<int, int>();
            for (int step = 1; step <= Epochs * StepsPerEpoch; step++)
                data.Add(step, 1 + step % 2);
            return data;
        }
    }

    /// <summary>Broken off in every step: before the first checkpoint, within epochs, between them, on one thread or two; it goes on with the other number.</summary>
    [Theory, MemberData(nameof(StepsAndThreads))]
    public void Goes_on_bit_for_bit(int stopAt, int threads)
    {
        (SmallNet straight, History expected) = Straight();

        Break(new SmallNet(seed: 8) { Threads = threads }, Options(everySteps: 1), stopAt);
        var resumed = new SmallNet(seed: 8) { Threads = 3 - threads };
        History history = resumed.Fit(SaveAndLoadTests.Examples, Options(everySteps: 1));

        Assert.Equal(straight.Fingerprint, resumed.Fingerprint);
        Assert.Equal(expected.Epochs.Select(WithoutTime), history.Epochs.Select(WithoutTime));
        if (stopAt > 1)
            Assert.Equal([$"Training goes on from {Checkpoint(stopAt - 1)}: epoch {(stopAt - 1) / StepsPerEpoch + 1}, step {stopAt}."], _reports);
    }

    [Fact]
    public void Goes_on_from_the_end_of_an_epoch()
    {
        Break(new SmallNet(seed: 8), Options(), stopAt: 2 * StepsPerEpoch + 2);
        Assert.Equal([Checkpoint(3), Checkpoint(6)], Files());

        var resumed = new SmallNet(seed: 8);
        resumed.Fit(SaveAndLoadTests.Examples, Options());
        Assert.Equal(Straight().Network.Fingerprint, resumed.Fingerprint);
        Assert.Equal([$"Training goes on from {Checkpoint(6)}: epoch 3, step 7."], _reports);
    }

    [Fact]
    public void What_ended_early_stays_ended_with_its_best_epoch()
    {
        TrainingOptions Impatient() => Options() with { Epochs = 50, EarlyStopping = new(patience: 1) { MinDelta = 100 } };
        var first = new SmallNet(seed: 8);
        History history = first.Fit(SaveAndLoadTests.Examples, Impatient());
        Assert.Equal((2, TrainingEnd.EarlyStopping, 1), (history.Epochs.Count, history.End, history.BestEpoch));

        var second = new SmallNet(seed: 8);
        history = second.Fit(SaveAndLoadTests.Examples, Impatient());
        Assert.Equal((2, TrainingEnd.EarlyStopping, 1), (history.Epochs.Count, history.End, history.BestEpoch));
        Assert.Equal(first.Fingerprint, second.Fingerprint);
    }

    [Fact]
    public void A_run_that_has_ended_does_nothing_more_or_goes_on_with_more_epochs()
    {
        var first = new SmallNet(seed: 8);
        first.Fit(SaveAndLoadTests.Examples, Options() with { Epochs = 2 });

        var second = new SmallNet(seed: 8);
        History history = second.Fit(SaveAndLoadTests.Examples, Options() with { Epochs = 2 });
        Assert.Equal(first.Fingerprint, second.Fingerprint);
        Assert.Equal(2, history.Epochs.Count);

        var third = new SmallNet(seed: 8);
        third.Fit(SaveAndLoadTests.Examples, Options());
        Assert.Equal(Straight().Network.Fingerprint, third.Fingerprint);
    }

    [Theory]
    [InlineData("cut"), InlineData("flipped"), InlineData("empty")]
    public void A_damaged_checkpoint_gives_way_to_the_one_before(string damage)
    {
        Break(new SmallNet(seed: 8), Options(everySteps: 1), stopAt: 6);
        string last = Checkpoint(5);
        int length = (int)new FileInfo(last).Length;
        _ = damage switch
        {
            "cut" => _folder.Cut(Path.GetFileName(last), length - 1),
            "flipped" => _folder.Flip(Path.GetFileName(last), 8 * length - 50),
            _ => _folder.Cut(Path.GetFileName(last), 0),
        };

        var resumed = new SmallNet(seed: 8);
        resumed.Fit(SaveAndLoadTests.Examples, Options(everySteps: 1));

        Assert.Equal(Straight().Network.Fingerprint, resumed.Fingerprint);
        Assert.StartsWith(last, _reports[0]);
        Assert.Equal($"Training goes on from {Checkpoint(4)}: epoch 2, step 5.", _reports[1]);
        Assert.True(File.Exists(last + ".damaged"));
    }

    [Fact]
    public void Without_a_whole_checkpoint_nothing_is_done()
    {
        Break(new SmallNet(seed: 8), Options(everySteps: 1), stopAt: 3);
        foreach (string file in Files())
            _folder.Cut(Path.GetFileName(file), 100);

        var error = Assert.Throws<InvalidDataException>(() => new SmallNet(seed: 8).Fit(SaveAndLoadTests.Examples, Options()));
        Assert.Contains($"All checkpoints in {_folder.Path} are damaged", error.Message);
        Assert.Equal(2, _reports.Count);
    }

    [Fact]
    public void What_does_not_belong_together_is_refused_with_what_differs()
    {
        Break(new SmallNet(seed: 8), Options(), stopAt: 5);

        string Refusal(Network network, Dataset data, TrainingOptions options)
        {
            string before = network.Fingerprint;
            string message = Assert.Throws<InvalidDataException>(() => network.Fit(data, options)).Message;
            Assert.Equal(before, network.Fingerprint);
            Assert.StartsWith($"Training cannot go on from {Checkpoint(3)}", message);
            return message;
        }

        Dataset examples = SaveAndLoadTests.Examples;
        Assert.Contains("seed was 8 and is 9.", Refusal(new SmallNet(seed: 9), examples, Options()));
        Assert.Contains("batch_size was 16 and is 8, shuffle was True and is False.", Refusal(new SmallNet(seed: 8), examples, Options() with { BatchSize = 8, Shuffle = false }));
        Assert.Contains("examples was 40 and is 39.", Refusal(new SmallNet(seed: 8), examples.Take(39), Options()));
        Assert.Contains("optimizer was Adam and is Sgd.", Refusal(new SmallNet(seed: 8), examples, Options() with { Optimizer = new Sgd() }));
        Assert.Contains("schedule was ReduceOnPlateau and is none, early_stopping was with the best restored and is none.",
            Refusal(new SmallNet(seed: 8), examples, Options() with { Schedule = null, EarlyStopping = null }));
        Assert.Contains("remembers the memories [mean, square, largest_square]", Refusal(new SmallNet(seed: 8), examples, Options() with { Optimizer = new Adam(amsGrad: true) }));
        Assert.Contains("network was SmallNet and is OtherNet.", Refusal(new OtherNet(seed: 8), examples, Options()));
        Assert.Contains("network was SmallNet and is SmoothNet.", Refusal(new SmoothNet(seed: 8), examples, Options()));
    }

    [Fact]
    public void Checkpoints_need_a_folder_of_their_own()
    {
        string file = _folder.Write("notes.txt", [1]);
        var options = new TrainingOptions { Checkpoints = new(file) };
        Assert.StartsWith($"{file} is a file", Assert.Throws<IOException>(() => new SmallNet(seed: 8).Fit(SaveAndLoadTests.Examples, options)).Message);
    }

    [Fact]
    public void A_folder_with_checkpoints_is_not_written_to_by_accident()
    {
        Break(new SmallNet(seed: 8), Options(), stopAt: 5);
        var options = new TrainingOptions { Checkpoints = new(_folder.Path) };
        Assert.Contains("has 1 checkpoints of an earlier run. Set Resume", Assert.Throws<InvalidOperationException>(() => new SmallNet(seed: 8).Fit(SaveAndLoadTests.Examples, options)).Message);
    }

    [Fact]
    public void Keeps_the_latest_and_the_best_and_clears_what_was_not_finished()
    {
        string unfinished = _folder.Write("checkpoint-0000000001.safetensors.0123456789abcdef.unfinished", [1, 2, 3]);
        string stranger = _folder.Write("notes.txt", [1]);

        var network = new SmallNet(seed: 8);
        History history = network.Fit(SaveAndLoadTests.Examples, new()
        {
            Epochs = 6,
            BatchSize = 16,
            Optimizer = new Sgd(3f),
            Validation = SaveAndLoadTests.Examples,
            Checkpoints = new(_folder.Path) { KeepLast = 2, KeepBest = true, EverySteps = 2 },
        });

        Assert.False(File.Exists(unfinished));
        Assert.True(File.Exists(stranger));
        Assert.Equal([Checkpoint(16), Checkpoint(18)], Files());

        double best = history.Epochs.Min(epoch => epoch.ValidationLoss!.Value);
        Assert.NotEqual(best, history.Last.ValidationLoss);
        Assert.Equal(best, SmallNet.Load(_folder.At("best.safetensors")).Evaluate(SaveAndLoadTests.Examples).Loss);
    }

    [Fact]
    public void A_network_can_be_loaded_from_a_checkpoint()
    {
        SmallNet trained = new(seed: 8);
        trained.Fit(SaveAndLoadTests.Examples, Options() with { EarlyStopping = null });
        Assert.Equal(trained.Fingerprint, SmallNet.Load(Files()[^1]).Fingerprint);
    }

    [Fact]
    public void A_network_that_has_diverged_replaces_no_good_checkpoint()
    {
        Break(new SmallNet(seed: 8), Options(everySteps: 1), stopAt: 4);
        var network = new SmallNet(seed: 8);
        TrainingOptions options = Options(everySteps: 1) with { Progress = now => network.Logits.Bias[1] = float.NaN };

        Assert.Contains("logits.bias[1] is NaN", Assert.Throws<InvalidOperationException>(() => network.Fit(SaveAndLoadTests.Examples, options)).Message);
        Assert.Equal([Checkpoint(1), Checkpoint(2), Checkpoint(3)], Files());
    }

    [Fact]
    public void Options_are_checked()
    {
        Assert.Throws<ArgumentException>(() => new Checkpoints(""));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Checkpoints("x") { EverySteps = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Checkpoints("x") { EveryEpochs = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Checkpoints("x") { KeepLast = 0 });
    }

    private static (SmallNet Network, History History) Straight()
    {
        var network = new SmallNet(seed: 8);
        return (network, network.Fit(SaveAndLoadTests.Examples, Plain()));
    }

    private TrainingOptions Options(int? everySteps = null) =>
        Plain() with { Checkpoints = new(_folder.Path) { EverySteps = everySteps, Resume = true, Report = _reports.Add } };

    /// <summary>With everything that remembers something: moments, a schedule that answers to the loss, the best epoch so far.</summary>
    private static TrainingOptions Plain() => new()
    {
        Epochs = Epochs,
        BatchSize = 16,
        Optimizer = new Adam(.01f),
        Schedule = new ReduceOnPlateau(gamma: .5, patience: 0),
        EarlyStopping = new(patience: 3),
        Convergence = new() { Movement = 1e-9 },
        Validation = SaveAndLoadTests.Examples.Take(9),
        Metrics = [new TopKAccuracy(2)],
    };

    /// <summary>Trains until a step has been taken, and breaks off before its checkpoint is written.</summary>
    private void Break(Network network, TrainingOptions options, int stopAt)
    {
        int step = 0;
        Assert.Throws<TimeoutException>(() => network.Fit(SaveAndLoadTests.Examples, options with { Progress = _ => { if (++step == stopAt) throw new TimeoutException(); } }));
    }

    private string Checkpoint(int step) => _folder.At($"checkpoint-{step:D10}.safetensors");

    private string[] Files() => [.. _folder.Names.Where(name => name.StartsWith("checkpoint-", StringComparison.Ordinal)).Order().Select(_folder.At)];

    private static (EpochResult, double?) WithoutTime(EpochResult epoch) =>
        (epoch with { Duration = default, ExamplesPerSecond = 0, Metrics = EpochResult.NoMetrics }, epoch.Metrics["top-2 accuracy"]);
}
