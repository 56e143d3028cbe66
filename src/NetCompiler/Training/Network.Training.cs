using System;
using System.Threading;
using NetCompiler.Kernels;

namespace NetCompiler;

public abstract partial class Network
{
    private TrainingStep? _step;
    private int[] _inOrder = [];
    private int _isTraining;

    /// <summary>
    /// Trains. The same seed and the same data give the same parameters, bit for bit, on any number of threads; and two calls with the same optimizer
    /// continue each other: two epochs and two more are four.
    /// </summary>
    /// <param name="training">The examples.</param>
    /// <param name="options">How; by default one epoch of <see cref="Adam"/> with batches of 32.</param>
    /// <param name="cancellation">Ends training between two steps; the parameters keep what was learnt.</param>
    /// <exception cref="ArgumentException">The examples do not fit the network, hold numbers that are not finite, or an option does not fit.</exception>
    /// <exception cref="InvalidOperationException">The network has no loss, is training already, or the optimizer belongs to another network.</exception>
    /// <exception cref="NotFiniteNumberException">A step found a number that is not finite, and <see cref="TrainingOptions.DetectAnomalies"/> is on.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was triggered.</exception>
    public History Fit(Dataset training, TrainingOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(training);
        options ??= new TrainingOptions();
        CheckExamples(training);
        DatasetCheck.Numbers(_definition, training);
        CheckStretches(training, options);

        return Train(new DatasetSource(training, options.BatchSize, options.Shuffle, Seed, Augmenter.For(options.Augmentation, _definition, training, Seed)), options, cancellation);
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
    /// <exception cref="InvalidOperationException">The network has no loss, is training already, or holds no gradients to add to, because <see cref="Fit(Dataset, TrainingOptions, CancellationToken)">Fit</see> kept none.</exception>
    public float Gradients(Dataset batch, ulong step = 0, bool accumulate = false)
    {
        ArgumentNullException.ThrowIfNull(batch);
        CheckExamples(batch);

        BeginTraining();
        try
        {
            if (accumulate)
                CheckGradients();
            HasGradients = true;
            var examples = new ExampleRange(batch, InOrder(batch.Count), 0, batch.Count);
            return StepFor(batch.Count).Take(examples, new RandomKey(Seed, step), descent: null, accumulate);
        }
        finally
        {
            EndTraining();
        }
    }

    /// <summary>How many passes training has taken in the network's life; the next one draws its random numbers by this.</summary>
    internal ulong PassCount { get; set; }

    /// <summary>How many epochs training has ended in the network's life; the next one orders its examples by this.</summary>
    internal ulong EpochCount { get; set; }

    /// <summary>The random numbers of a pass that no other has.</summary>
    internal RandomKey NextKey() => new(Seed, PassCount++);

    internal History Train(ExampleSource source, TrainingOptions options, CancellationToken cancellation)
    {
        using ExampleSource reading = source;
        if (options.Validation is { } validation)
        {
            CheckExamples(validation);
            DatasetCheck.Numbers(_definition, validation);
        }

        MetricFeed.Check(_definition, options.Metrics);
        if (options.Metrics.Count > 0 && options.Validation is null)
            throw new ArgumentException("TrainingOptions.Metrics are measured with validation data, but there are none. Give TrainingOptions.Validation, or call Evaluate with the metrics.");

        Optimizer optimizer = options.Optimizer ?? new Adam();
        optimizer.Prepare(this);

        BeginTraining();
        try
        {
            using DeviceTraining? device = options.Device?.Begin(this, optimizer, options);
            var run = new TrainingRun(this, reading, optimizer, options, cancellation, device);
            HasGradients = device is null && run.KeepsGradients;
            return run.Go();
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
            CheckGradients();
            Descent descent = optimizer.Alone ??= new Descent(this, optimizer, new TrainingOptions());
            descent.Begin();
            Workers.Run(descent, Workers.For(WorkOfParameters, _threads, Workers.LeastWork));
        }
        finally
        {
            EndTraining();
        }
    }

    /// <summary>Whether the gradient arena holds what it is said to hold. All 0 before anything is computed.</summary>
    internal bool HasGradients { get; private set; } = true;

    /// <summary>Takes the gradients of the last step from a device.</summary>
    internal void Take(DeviceTraining device)
    {
        device.FetchGradients();
        HasGradients = true;
    }

    internal void CheckGradients()
    {
        if (!HasGradients)
            throw new InvalidOperationException($"{Name} holds no gradients: Fit moved parameters while it computed theirs. Call Gradients for a batch, or Fit with TrainingOptions.KeepGradients.");
    }

    internal TrainingStep StepFor(int batch) => _step is { } step && step.Capacity >= batch ? step : _step = new TrainingStep(this, batch);

    /// <summary>Multiplies all gradients.</summary>
    internal void ScaleGradients(float factor) => Loop.Columns(new Part(0, _definition.ParameterFloats), new Scaling(GradientRow, factor));

    internal void CheckExamples(Dataset data)
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
    internal int[] InOrder(int count)
    {
        int[] kept = _inOrder;
        if (kept.Length >= count)
            return kept;

        var order = new int[count];
        for (int i = 0; i < count; i++)
            order[i] = i;
        return _inOrder = order;
    }

    private readonly struct Scaling(Row x, float factor) : IMap
    {
        public void At<V>(int row, int j) where V : struct, ILanes<V> => x.Store(j, x.Load<V>(j) * factor);
    }
}
