using System;
using System.IO;

namespace NetCompiler;

/// <summary>
/// Where and how often <see cref="Network.Fit(Dataset, TrainingOptions, System.Threading.CancellationToken)">Network.Fit</see> writes down where it stands, so that a run that was broken off can go on: with the same bits at its end as
/// if nothing had happened, on any number of threads. A checkpoint is one file in the safetensors format with parameters, states, what the optimizer
/// remembers, and every number of the run; a network can also be loaded from it.
/// </summary>
/// <remarks>
/// What the program says counts, where it is not part of the state: a run may go on with more epochs than it began with, or with another decay. Network,
/// seed, kinds of optimizer, schedule and stopping, number of examples, batch size and shuffling must be the same.
/// </remarks>
public sealed class Checkpoints
{
    private readonly int? _everySteps;
    private readonly int? _everyEpochs = 1;
    private readonly int _keepLast = 3;

    /// <summary>Checkpoints in a folder of their own.</summary>
    /// <param name="folder">The folder; made if it is missing. One run at a time writes there.</param>
    public Checkpoints(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Folder = Path.GetFullPath(folder);
    }

    /// <summary>Where they are.</summary>
    public string Folder { get; }

    /// <summary>After how many steps of the optimizer one is written, within an epoch too; never by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public int? EverySteps
    {
        get => _everySteps;
        init => _everySteps = Hyperparameter.Positive(value, nameof(EverySteps));
    }

    /// <summary>After how many epochs one is written; 1 by default, and null for never.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public int? EveryEpochs
    {
        get => _everyEpochs;
        init => _everyEpochs = Hyperparameter.Positive(value, nameof(EveryEpochs));
    }

    /// <summary>How many are kept, the latest; 3 by default. With more than one, a damaged file costs little.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public int KeepLast
    {
        get => _keepLast;
        init => _keepLast = Hyperparameter.Positive(value, nameof(KeepLast));
    }

    /// <summary>
    /// Whether the network of the best epoch so far is kept as <c>best.safetensors</c>: that with the smallest loss of the validation data, or of the training
    /// data where there are none. False by default.
    /// </summary>
    public bool KeepBest { get; init; }

    /// <summary>
    /// Whether to go on from the latest whole checkpoint in the folder; where there is none, training begins at the beginning. False by default, and then
    /// the folder must not have any.
    /// </summary>
    public bool Resume { get; init; }

    /// <summary>Told, in a sentence each, from where training goes on and which checkpoints were found to be damaged.</summary>
    public Action<string>? Report { get; init; }
}
