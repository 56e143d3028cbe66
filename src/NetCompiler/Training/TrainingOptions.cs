using System;
using System.Collections.Generic;

namespace NetCompiler;

/// <summary>How <see cref="Network.Fit"/> trains.</summary>
public sealed record TrainingOptions
{
    private readonly int _epochs = 1;
    private readonly int _batchSize = 32;

    /// <summary>How many times every example is seen; 1 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public int Epochs
    {
        get => _epochs;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value, nameof(Epochs));
            _epochs = value;
        }
    }

    /// <summary>How many examples a step looks at; 32 by default. The last batch of an epoch has those that remain.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public int BatchSize
    {
        get => _batchSize;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value, nameof(BatchSize));
            _batchSize = value;
        }
    }

    /// <summary>What moves the parameters; <see cref="Adam"/> with a learning rate of 0.001 by default. Give the same object to continue where an earlier call ended.</summary>
    public Optimizer? Optimizer { get; init; }

    /// <summary>Examples to measure with after every epoch; none by default.</summary>
    public Dataset? Validation { get; init; }

    /// <summary>Whether every epoch sees the examples in another order, which <see cref="Network.Seed"/> decides; true by default.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>Called on the calling thread after every step.</summary>
    public Action<TrainingProgress>? Progress { get; init; }

    /// <summary>Who else in the library follows the run.</summary>
    internal IReadOnlyList<TrainingObserver> Observers { get; init; } = [];
}
