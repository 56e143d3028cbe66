using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>
/// One call of <see cref="Network.Fit(Dataset, TrainingOptions, CancellationToken)">Network.Fit</see>: the loop, and all that changes in it beside the network and the
/// optimizer. Between two steps the whole state can be exported as plain values, and restored into another run.
/// </summary>
internal sealed class TrainingRun(Network network, ExampleSource source, Optimizer optimizer, TrainingOptions options, CancellationToken cancellation, DeviceTraining? device = null)
{
    private readonly AnomalyWatch? _watch = options.DetectAnomalies ? new(network, optimizer, options.BatchesPerStep) : null;
    private readonly TrainingObserver[] _observers = options.Checkpoints is { } checkpoints ? [.. options.Observers, new CheckpointKeeper(checkpoints)] : [.. options.Observers];
    private readonly List<EpochResult> _history = [];
    private readonly Descent _descent = new(network, optimizer, options);
    private readonly StoppingRules _stopping = new(network, options);
    private EpochSums _sums;
    private EpochSums _step;        // of the step under way; on a device its losses may be those of the step before
    private TimeSpan _earlier;      // spent in this epoch before _start
    private long _start;

    public Network Network => network;

    public ExampleSource Source => source;

    public Optimizer Optimizer => optimizer;

    public TrainingOptions Options => options;

    /// <summary>Whether each step leaves its gradients in the network.</summary>
    public bool KeepsGradients => _descent.KeepsGradients;

    /// <summary>The epoch under way, from 1.</summary>
    public int Epoch { get; private set; } = 1;

    /// <summary>Where training stands after the last step. Made when asked for: a step of a small network is over before a clock is read.</summary>
    public TrainingProgress Progress
    {
        get
        {
            EpochSums sums = SumsNow;
            return new TrainingProgress(
                Epoch, options.Epochs, sums.Steps, (source.Batches - 1) / options.BatchesPerStep + 1, sums.Examples, (float)_step.MeanLoss,
                sums.MeanLoss, sums.Accuracy, sums.Examples / sums.Duration.TotalSeconds)
            {
                LearningRate = _descent.LearningRate,
                GradientNorm = _descent.GradientNorm,
                Penalty = _descent.Penalty,
            };
        }
    }

    /// <summary>Why the run is over, once it is.</summary>
    public TrainingEnd? End { get; private set; }

    /// <summary>Trains to the end.</summary>
    public History Go()
    {
        foreach (TrainingObserver observer in _observers)
            observer.Began(this);

        options.Schedule?.Check(options);
        while (End is null && Epoch <= options.Epochs)
            FitEpoch();
        End ??= TrainingEnd.AllEpochs;
        _stopping.RestoreBest();

        if (device is not null && _descent.KeepsGradients)
            network.Take(device);

        foreach (TrainingObserver observer in _observers)
            observer.Ended(this);
        return new History(_history) { End = End.Value, BestEpoch = _stopping.BestEpoch };
    }

    /// <summary>All that this run knows between two steps. The arenas in it are the run's own: copy them before the next step.</summary>
    public RunState Export()
    {
        device?.Fetch();

        return new RunState
        {
            NetworkPasses = network.PassCount,
            NetworkEpochs = network.EpochCount,
            Epoch = Epoch,
            Sums = _sums.Batches == 0 ? _sums : SumsNow,
            History = [.. _history],
            End = End,
            Numbers = [.. _stopping.Numbers, .. options.Schedule?.Export() ?? []],
            Memories = [.. _stopping.Memories],
            Kept = network.Kept,
        };
    }

    /// <summary>Goes on where another run was when it exported its state.</summary>
    public void Restore(RunState state)
    {
        network.PassCount = state.NetworkPasses;
        network.EpochCount = state.NetworkEpochs;
        Epoch = state.Epoch;
        _sums = state.Sums;
        _history.Clear();
        _history.AddRange(state.History);
        End = state.End;
        if (state.Kept != network.Kept)
            network.Kept.CopyFrom(state.Kept);

        Dictionary<string, double> numbers = state.Numbers.ToDictionary(number => number.Name, number => number.Value);
        _stopping.Restore(numbers, state.Memories.ToDictionary(memory => memory.Name, memory => memory.Values));
        options.Schedule?.Restore(numbers);
    }

    private double RateFactor => options.Schedule?.Factor(new ScheduleTime(optimizer.Steps, optimizer.Epochs)) ?? 1;

    private void FitEpoch()
    {
        if (_sums.Batches == 0)
        {
            _stopping.BeginEpoch();
            network.Kept.Forget();    // the examples begin anew
        }

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
        _step = new EpochSums { Steps = 1 };
        _watch?.Begin();
        if (_watch is not null)
            device?.Remember();
        if (options.BatchesPerStep == 1 ? !TakeBatch() : !TakeBatches())
            return false;

        _sums = _sums.Plus(_step);
        return true;
    }

    /// <summary>What has been counted in the epoch under way, up to now.</summary>
    private EpochSums SumsNow => _sums with { Duration = _earlier + Stopwatch.GetElapsedTime(_start) };

    /// <summary>A step of one batch: gradients and the move in one run of the workers.</summary>
    private bool TakeBatch()
    {
        if (!source.TryNext(out ExampleRange examples))
            return false;

        _descent.Begin(scale: 1, RateFactor);
        float loss = Learn(examples, _descent, accumulate: false);
        if (_watch is not null && (_descent.Refused || !float.IsFinite(loss)))
            throw Refuse(loss, counted: true);
        return true;
    }

    /// <summary>
    /// A step of several batches. Each leaves the mean gradient of its examples; kept is their sum, weighted by the examples of each and divided by those of the last,
    /// so that batches of one size are simply added. At the end the sum becomes the mean over all examples of the step.
    /// </summary>
    private bool TakeBatches()
    {
        int all = 0, last = 0;
        for (int batch = 0; batch < options.BatchesPerStep && source.TryNext(out ExampleRange examples); batch++)
        {
            float loss = Learn(examples, descent: null, accumulate: batch > 0, kept: (float)((double)last / examples.Count));
            if (_watch is not null && !float.IsFinite(loss))
                throw Refuse(loss, counted: false);
            last = examples.Count;
            all += last;
        }

        if (all == 0)
            return false;
        _descent.Begin(scale: (double)last / all, RateFactor);
        if (device is null)
            Workers.Run(_descent, Workers.For(network.WorkOfParameters, network.Threads, Workers.LeastWork));
        else
            device.Move(_descent);
        if (IsFollowed)
            device?.Await();
        return !_descent.Refused ? true : throw Refuse(loss: 0f, counted: true);
    }

    private string Where => $"step {_sums.Steps + 1} of epoch {Epoch}";

    /// <summary>Whether somebody asks after each step what came of it.</summary>
    private bool IsFollowed => options.Progress is not null || _observers.Length > 0 || _watch is not null;

    /// <summary>One batch forward and backward, and with a descent the move.</summary>
    /// <param name="examples">The batch.</param>
    /// <param name="descent">How parameters move; null where the step has more batches.</param>
    /// <param name="accumulate">Whether there are gradients of the step already.</param>
    /// <param name="kept">What these are multiplied by before more are added.</param>
    /// <returns>The mean loss of the batch; on a device, 0 where nobody follows.</returns>
    private float Learn(in ExampleRange examples, Descent? descent, bool accumulate, float kept = 1f)
    {
        RandomKey key = network.NextKey();
        _watch?.Add(examples, key);

        if (device is not null)
        {
            _step = _step.Plus(new(0, 1, examples.Count, 0, 0, 0, default));
            Settle(device.Take(examples, key, descent, descent is null ? accumulate ? kept : 0f : null));
            return IsFollowed ? Settle(device.Await()) : 0f;
        }

        if (accumulate && kept != 1f)
            network.ScaleGradients(kept);
        Network.TrainingStep step = network.StepFor(examples.Count);
        float loss = step.Take(examples, key, descent, accumulate);
        _step = _step.Plus(examples.Count, loss, step.Right, step.Answers);
        return loss;
    }

    /// <summary>Counts what a device says of a batch.</summary>
    private float Settle(DeviceResult result)
    {
        _step = _step.Plus(new(0, 0, 0, (double)result.Loss * result.Examples, result.Right, result.Answers, default));
        return result.Loss;
    }

    private NotFiniteNumberException Refuse(float loss, bool counted)
    {
        if (device is not null)
        {
            device.TakeBack();
            device.Fetch();
            network.Take(device);
            _watch!.Reload();
        }

        return _watch!.Refuse(Where, loss, counted);
    }

    private void EndEpoch()
    {
        if (device is not null)
        {
            _step = default;
            Settle(device.Await());
            _sums = _sums.Plus(_step);
            device.Fetch();
        }

        _sums = SumsNow;
        Evaluation? validation = options.Validation is null ? null : network.Evaluate(options.Validation, options.Metrics, cancellation);

        var result = new EpochResult(
            Epoch, _sums.MeanLoss, _sums.Accuracy, validation?.Loss, validation?.Accuracy, _sums.Duration, _sums.Examples / _sums.Duration.TotalSeconds)
        {
            Metrics = validation?.Metrics ?? EpochResult.NoMetrics,
        };
        _history.Add(result);
        End = _stopping.EndEpoch(result);
        options.Schedule?.Observe(result);
        _sums = default;
        Epoch++;
        network.EpochCount++;
        optimizer.Epochs++;
    }
}
