using System;

namespace NetCompiler;

/// <summary>
/// Multiplies the learning rate by γ every epoch or every step, as PyTorch's ExponentialLR does.
/// <code>
/// factor = γᵗ
/// </code>
/// </summary>
public sealed class ExponentialDecay : Schedule
{
    /// <summary>Chooses the constants.</summary>
    /// <param name="gamma">γ; positive, usually a little less than 1.</param>
    /// <param name="unit">What t counts.</param>
    /// <exception cref="ArgumentOutOfRangeException">γ is not positive.</exception>
    public ExponentialDecay(double gamma, ScheduleUnit unit = ScheduleUnit.Epochs)
        : base(unit) => Gamma = Hyperparameter.Positive(gamma, nameof(gamma));

    /// <summary>γ</summary>
    public double Gamma { get; }

    /// <inheritdoc/>
    public override double Factor(ScheduleTime time) => Math.Pow(Gamma, Count(time));
}
