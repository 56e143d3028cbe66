using System;

namespace NetCompiler;

/// <summary>Ends training when it has arrived: any condition that is given ends it after the epoch in which it holds.</summary>
public sealed record Convergence
{
    private readonly double? _movement;
    private readonly double? _lossChange;

    /// <summary>The parameters hardly move: over an epoch, ‖w′ − w‖ ≤ movement·‖w‖ (1e-4: by a hundredth of a percent of their length).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public double? Movement
    {
        get => _movement;
        init => _movement = Hyperparameter.NotNegative(value, nameof(Movement));
    }

    /// <summary>The loss hardly changes: from one epoch to the next, the mean loss of training differs by no more than this.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public double? LossChange
    {
        get => _lossChange;
        init => _lossChange = Hyperparameter.NotNegative(value, nameof(LossChange));
    }

    /// <summary>The loss is low enough: the mean loss of training in an epoch is no more than this.</summary>
    public double? Loss { get; init; }
}
