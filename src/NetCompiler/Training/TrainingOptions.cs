using System;
using System.Collections.Generic;

namespace NetCompiler;

/// <summary>How <see cref="Network.Fit(Dataset, TrainingOptions, System.Threading.CancellationToken)">Network.Fit</see> trains.</summary>
public sealed record TrainingOptions
{
    private readonly int _epochs = 1;
    private readonly int _batchSize = 32;
    private readonly int _batchesPerStep = 1;
    private readonly float? _clipNorm;
    private readonly float? _clipValue;

    /// <summary>How many times every example is seen; 1 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public int Epochs
    {
        get => _epochs;
        init => _epochs = Hyperparameter.Positive(value, nameof(Epochs));
    }

    /// <summary>How many examples go through the network together; 32 by default. The last batch of an epoch has those that remain.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public int BatchSize
    {
        get => _batchSize;
        init => _batchSize = Hyperparameter.Positive(value, nameof(BatchSize));
    }

    /// <summary>
    /// How many batches a step accumulates the gradients of; 1 by default. The step moves by the mean gradient of all their examples, each counting the same,
    /// also where the last batch or the last step of an epoch has fewer: it needs the memory of one batch only. Batch statistics are still those of each batch.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public int BatchesPerStep
    {
        get => _batchesPerStep;
        init => _batchesPerStep = Hyperparameter.Positive(value, nameof(BatchesPerStep));
    }

    /// <summary>What moves the parameters; <see cref="Adam"/> with a learning rate of 0.001 by default. Give the same object to continue where an earlier call ended.</summary>
    public Optimizer? Optimizer { get; init; }

    /// <summary>How the learning rate changes in the course of training; not at all by default.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>When to give up because there is no progress; never by default.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>When to stop because training has arrived; never by default.</summary>
    public Convergence? Convergence { get; init; }

    /// <summary>Settings that hold for some parameters only, by their names; none by default. Of several that match, later ones override earlier ones.</summary>
    public IReadOnlyList<ParameterGroup> Groups { get; init; } = [];

    /// <summary>
    /// c: where the gradient of all parameters together is longer than c, ‖g‖ = √Σg² &gt; c, it is shortened to g·c/‖g‖ before the step. None by default.
    /// Parameters that do not move do not count.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public float? ClipNorm
    {
        get => _clipNorm;
        init => _clipNorm = Hyperparameter.Positive(value, nameof(ClipNorm));
    }

    /// <summary>c: every element of the gradient is brought into [−c, c], before <see cref="ClipNorm"/> looks at it. None by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public float? ClipValue
    {
        get => _clipValue;
        init => _clipValue = Hyperparameter.Positive(value, nameof(ClipValue));
    }

    /// <summary>Whether every step measures <see cref="TrainingProgress.GradientNorm"/>, which takes one more pass over the gradients; false by default.</summary>
    public bool MeasureGradientNorm { get; init; }

    /// <summary>
    /// Whether every step leaves its gradients in <see cref="Parameter.Gradient"/>; false by default, because most parameters then move as soon as their gradients are
    /// known, and these never reach memory. Steps that clip gradients, measure their norm, add penalties, accumulate or detect anomalies keep them anyway. No bit of the parameters
    /// depends on it.
    /// </summary>
    public bool KeepGradients { get; init; }

    /// <summary>
    /// Whether every step looks for numbers that are not finite; false by default, because it takes one more pass over the gradients. Training then ends with a
    /// <see cref="NotFiniteNumberException"/> that names the step and where in the network the first such number stands, and the network is as it was before that step.
    /// </summary>
    public bool DetectAnomalies { get; init; }

    /// <summary>Examples to measure with after every epoch; none by default.</summary>
    public Dataset? Validation { get; init; }

    /// <summary>What to measure with <see cref="Validation"/> after every epoch, beside loss and accuracy; <see cref="EpochResult.Metrics"/> has the figures. None by default.</summary>
    public IReadOnlyList<Metric> Metrics { get; init; } = [];

    /// <summary>Whether every epoch sees the examples in another order, which <see cref="Network.Seed"/> decides; true by default.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>
    /// How the images of an input are varied, anew in every epoch; not at all by default. Only what is trained with is varied, never <see cref="Validation"/>. The network's input is
    /// [C, H, W] or [H, W], or the dataset's column is made by <see cref="Column.Images(ReadOnlyMemory{byte}, ImageShape)"/>.
    /// </summary>
    public Augmentation? Augmentation { get; init; }

    /// <summary>Where and how often training writes down where it stands, and whether it goes on from there; never by default.</summary>
    public Checkpoints? Checkpoints { get; init; }

    /// <summary>
    /// What takes the steps; the CPU by default. The package NetCompiler.Gpu opens devices: <c>Device = GpuDevice.Open()</c>. <see cref="Validation"/> is measured on the CPU, with what the device has
    /// learnt until then.
    /// </summary>
    public TrainingDevice? Device { get; init; }

    /// <summary>Called on the calling thread after every step.</summary>
    public Action<TrainingProgress>? Progress { get; init; }

    /// <summary>Who else in the library follows the run.</summary>
    internal IReadOnlyList<TrainingObserver> Observers { get; init; } = [];
}
