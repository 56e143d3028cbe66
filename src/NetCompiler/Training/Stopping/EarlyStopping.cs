using System;

namespace NetCompiler;

/// <summary>Ends training when a measure has not got better for some epochs, and puts the best parameters and running statistics back.</summary>
public sealed record EarlyStopping
{
    private readonly double _minDelta;

    /// <summary>Chooses how long to wait.</summary>
    /// <param name="patience">How many epochs in a row without progress end training; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public EarlyStopping(int patience = 5) => Patience = Hyperparameter.Positive(patience, nameof(patience));

    /// <summary>How many epochs in a row without progress end training.</summary>
    public int Patience { get; }

    /// <summary>What to look at; by default the loss of the validation data, or that of training where there are none.</summary>
    public Measure Measure { get; init; }

    /// <summary>How much better than the best value counts as progress: more than this; 0 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public double MinDelta
    {
        get => _minDelta;
        init => _minDelta = Hyperparameter.NotNegative(value, nameof(MinDelta));
    }

    /// <summary>Whether the network ends with the parameters and states of its best epoch, however training ends by itself; true by default.</summary>
    public bool RestoreBest { get; init; } = true;
}
