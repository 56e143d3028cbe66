using System;

namespace NetCompiler;

/// <summary>
/// Multiplies the learning rate by γ again and again, as PyTorch's StepLR does.
/// <code>
/// factor = γ^⌊t / length⌋
/// </code>
/// </summary>
public sealed class StepDecay : Schedule
{
    /// <summary>Chooses the constants.</summary>
    /// <param name="length">After how many epochs or steps the rate falls, each time.</param>
    /// <param name="gamma">γ; positive.</param>
    /// <param name="unit">What the length counts.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is outside its range.</exception>
    public StepDecay(int length, double gamma = 0.1, ScheduleUnit unit = ScheduleUnit.Epochs)
        : base(unit)
    {
        Length = Hyperparameter.Positive(length, nameof(length));
        Gamma = Hyperparameter.Positive(gamma, nameof(gamma));
    }

    /// <summary>After how many epochs or steps the rate falls.</summary>
    public int Length { get; }

    /// <summary>γ</summary>
    public double Gamma { get; }

    /// <inheritdoc/>
    public override double Factor(ScheduleTime time) => Math.Pow(Gamma, Count(time) / Length);
}
