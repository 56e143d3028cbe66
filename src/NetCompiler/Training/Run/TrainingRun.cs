using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;

namespace NetCompiler;

/// <summary>
/// One call of <see cref="Network.Fit"/>: the loop, and all that changes in it beside the network and the
/// optimizer. Between two steps the whole state can be exported as plain values, and restored into another run.
/// </summary>
internal sealed class TrainingRun(Network network, ExampleSource source, Optimizer optimizer, TrainingOptions options, CancellationToken cancellation)
{
    private readonly TrainingObserver[] _observers = [.. options.Observers];
    private readonly List<EpochResult> _history = [];
    private EpochSums _sums;
    private TimeSpan _earlier;      // spent in this epoch before _start
    private long _start;

    public Network Network => network;

    public Optimizer Optimizer => optimizer;

    public TrainingOptions Options => options;

    /// <summary>The epoch under way, from 1.</summary>
    public int Epoch { get; private set; } = 1;

    /// <summary>Where training stands after the last step.</summary>
    public TrainingProgress Progress { get; private set; }

    /// <summary>Trains to the end.</summary>
    public History Go()
    {
        foreach (TrainingObserver observer in _observers)
            observer.Began(this);

        while (Epoch <= options.Epochs)
            FitEpoch();

        foreach (TrainingObserver observer in _observers)
            observer.Ended(this);
        return new History(_history);
    }

    /// <summary>All that this run knows between two steps. The arenas in it are the run's own: copy them before the next step.</summary>
    public RunState Export() => new()
    {
        NetworkPasses = network.PassCount,
        NetworkEpochs = network.EpochCount,
        Epoch = Epoch,
        Sums = _sums,
        History = [.. _history],
        Numbers = [],
        Memories = [],
    };

    /// <summary>Goes on where another run was when it exported its state.</summary>
    public void Restore(RunState state)
    {
        network.PassCount = state.NetworkPasses;
        network.EpochCount = state.NetworkEpochs;
        Epoch = state.Epoch;
        _sums = state.Sums;
        _history.Clear();
        _history.AddRange(state.History);
    }

    private void FitEpoch()
    {
        source.Begin(network.EpochCount, _sums.Batches);
        (_earlier, _start) = (_sums.Duration, Stopwatch.GetTimestamp());

        while (TakeStep())
        {
            options.Progress?.Invoke(Progress);
            foreach (TrainingObserver observer in _observers)
                observer.AfterStep(this);
        }

        EndEpoch();
        foreach (TrainingObserver observer in _observers)
            observer.AfterEpoch(this);
    }

    private bool TakeStep()
    {
        cancellation.ThrowIfCancellationRequested();
        if (!source.TryNext(out ExampleRange examples))
            return false;

        Network.TrainingStep step = network.StepFor(examples.Count);
        float loss = step.Take(examples, network.NextKey(), optimizer, accumulate: false);

        _sums = _sums.Plus(examples.Count, loss, step.Right, step.Answers) with { Steps = _sums.Steps + 1, Duration = _earlier + Stopwatch.GetElapsedTime(_start) };
        Progress = new TrainingProgress(
            Epoch, options.Epochs, _sums.Steps, source.Batches, _sums.Examples, loss, _sums.MeanLoss, _sums.Accuracy, _sums.Examples / _sums.Duration.TotalSeconds);
        return true;
    }

    private void EndEpoch()
    {
        Evaluation? validation = options.Validation is null ? null : network.Evaluate(options.Validation, cancellation);

        _history.Add(new EpochResult(
            Epoch, _sums.MeanLoss, _sums.Accuracy, validation?.Loss, validation?.Accuracy, _sums.Duration, _sums.Examples / _sums.Duration.TotalSeconds));
        _sums = default;
        Epoch++;
        network.EpochCount++;
    }
}
