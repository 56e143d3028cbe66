using System;
using System.Diagnostics;
using System.Threading;
using NetCompiler.Kernels;

namespace NetCompiler;

public abstract partial class Network
{
    private TrainingStep? _step;
    private Move? _move;
    private int[] _inOrder = [];
    private int _isTraining;
    private ulong _steps;
    private ulong _epochs;

    /// <summary>
    /// Trains. The same seed and the same data give the same parameters, bit for bit, on any number of threads; and two calls with the same optimizer
    /// continue each other: two epochs and two more are four.
    /// </summary>
    /// <param name="training">The examples.</param>
    /// <param name="options">How; by default one epoch of <see cref="Adam"/> with batches of 32.</param>
    /// <param name="cancellation">Ends training between two steps; the parameters keep what was learnt.</param>
    /// <exception cref="ArgumentException">The examples do not fit the network.</exception>
    /// <exception cref="InvalidOperationException">The network has no loss, is training already, or the optimizer belongs to another network.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was triggered.</exception>
    public History Fit(Dataset training, TrainingOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new TrainingOptions();
        CheckExamples(training);
        if (options.Validation is not null)
            CheckExamples(options.Validation);

        Optimizer optimizer = options.Optimizer ?? new Adam();
        optimizer.Prepare(this);

        BeginTraining();
        try
        {
            var results = new EpochResult[options.Epochs];
            int[] order = InOrder(training.Count)[..training.Count];    // a copy, to shuffle

            for (int epoch = 0; epoch < options.Epochs; epoch++)
            {
                if (options.Shuffle)
                    RandomOrder.Fill(order, Seed, _epochs);
                results[epoch] = FitEpoch(epoch + 1, training, order, optimizer, options, cancellation);
                _epochs++;
            }

            return new History(results);
        }
        finally
        {
            EndTraining();
        }
    }

    /// <summary>
    /// Computes the mean loss of a batch in training mode and leaves ∂loss/∂θ in <see cref="Parameter.Gradient"/>. Parameters do not move; running
    /// statistics do. With <see cref="Optimizer.Step"/> this is a training loop of one's own.
    /// </summary>
    /// <param name="batch">All examples of one step.</param>
    /// <param name="step">Decides, with the seed, what random layers draw.</param>
    /// <param name="accumulate">Whether to add to the gradients that are there instead of replacing them.</param>
    /// <returns>The mean loss of the batch.</returns>
    /// <exception cref="ArgumentException">The examples do not fit the network.</exception>
    /// <exception cref="InvalidOperationException">The network has no loss, or is training already.</exception>
    public float Gradients(Dataset batch, ulong step = 0, bool accumulate = false)
    {
        CheckExamples(batch);

        BeginTraining();
        try
        {
            return StepFor(batch.Count).Take(batch, InOrder(batch.Count), 0, batch.Count, new RandomKey(Seed, step), optimizer: null, accumulate);
        }
        finally
        {
            EndTraining();
        }
    }

    internal void Apply(Optimizer optimizer)
    {
        optimizer.Prepare(this);

        BeginTraining();
        try
        {
            optimizer.CountStep();
            _move ??= new Move(this);
            _move.Optimizer = optimizer;
            Workers.Run(_move, _threads);
        }
        finally
        {
            EndTraining();
        }
    }

    private EpochResult FitEpoch(int epoch, Dataset training, int[] order, Optimizer optimizer, TrainingOptions options, CancellationToken cancellation)
    {
        TrainingStep step = StepFor(Math.Min(options.BatchSize, training.Count));
        int steps = (training.Count - 1) / options.BatchSize + 1;
        double loss = 0;
        long right = 0, answers = 0;
        long start = Stopwatch.GetTimestamp();

        for (int s = 0; s < steps; s++)
        {
            cancellation.ThrowIfCancellationRequested();

            int first = s * options.BatchSize;
            int count = Math.Min(options.BatchSize, training.Count - first);
            float batchLoss = step.Take(training, order, first, count, new RandomKey(Seed, _steps++), optimizer, accumulate: false);

            loss += (double)batchLoss * count;
            right += step.Right;
            answers += step.Answers;

            int seen = first + count;
            options.Progress?.Invoke(new TrainingProgress(
                epoch, options.Epochs, s + 1, steps, seen, batchLoss, loss / seen, Fraction(right, answers), seen / Stopwatch.GetElapsedTime(start).TotalSeconds));
        }

        TimeSpan duration = Stopwatch.GetElapsedTime(start);
        Evaluation? validation = options.Validation is null ? null : Evaluate(options.Validation, cancellation);

        return new EpochResult(
            epoch, loss / training.Count, Fraction(right, answers), validation?.Loss, validation?.Accuracy, duration, training.Count / duration.TotalSeconds);
    }

    private TrainingStep StepFor(int batch) => _step is { } step && step.Capacity >= batch ? step : _step = new TrainingStep(this, batch);

    private void CheckExamples(Dataset data)
    {
        DatasetCheck.Inputs(_definition, data);
        DatasetCheck.Targets(_definition, data);
    }

    private void BeginTraining()
    {
        if (Interlocked.Exchange(ref _isTraining, 1) != 0)
            throw new InvalidOperationException($"{Name} is training already. A network is trained by one caller at a time.");
    }

    private void EndTraining() => Volatile.Write(ref _isTraining, 0);

    /// <summary>At least so many numbers 0, 1, 2 …; kept, so that steps in order allocate nothing, and never written to.</summary>
    private int[] InOrder(int count)
    {
        int[] kept = _inOrder;
        if (kept.Length >= count)
            return kept;

        var order = new int[count];
        for (int i = 0; i < count; i++)
            order[i] = i;
        return _inOrder = order;
    }

    private static double? Fraction(long right, long answers) => answers == 0 ? null : (double)right / answers;
}
