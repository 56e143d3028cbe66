using System;
using System.Collections.Generic;

namespace NetCompiler;

/// <summary>
/// Raises the learning rate in a straight line, and then follows another schedule, as PyTorch's LinearLR and SequentialLR do.
/// <code>
/// factor = start + (1 − start)·t/length        until t = length, then that of the other schedule
/// </code>
/// The other schedule's time begins when the warm-up ends; if it counts in the other unit, it is not shifted.
/// </summary>
public sealed class WarmUp : Schedule
{
    /// <summary>Chooses the constants.</summary>
    /// <param name="length">How many steps or epochs the way up takes.</param>
    /// <param name="start">The first factor, in [0, 1).</param>
    /// <param name="unit">What the length counts.</param>
    /// <param name="then">What follows; a constant rate by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is outside its range.</exception>
    public WarmUp(int length, double start = 0.1, ScheduleUnit unit = ScheduleUnit.Steps, Schedule? then = null)
        : base(unit)
    {
        Length = Hyperparameter.Positive(length, nameof(length));
        Start = Hyperparameter.Fraction(start, nameof(start));
        Then = then;
    }

    /// <summary>How many steps or epochs the way up takes.</summary>
    public int Length { get; }

    /// <summary>The first factor.</summary>
    public double Start { get; }

    /// <summary>What follows.</summary>
    public Schedule? Then { get; }

    /// <inheritdoc/>
    public override double Factor(ScheduleTime time)
    {
        if (Count(time) < Length)
            return Start + (1 - Start) * Count(time) / Length;

        return Then switch
        {
            null => 1,
            { Unit: ScheduleUnit.Steps } when Unit == ScheduleUnit.Steps => Then.Factor(time with { Step = time.Step - Length }),
            { Unit: ScheduleUnit.Epochs } when Unit == ScheduleUnit.Epochs => Then.Factor(time with { Epoch = time.Epoch - Length }),
            _ => Then.Factor(time),
        };
    }

    internal override void Observe(EpochResult result) => Then?.Observe(result);

    internal override void Check(TrainingOptions options) => Then?.Check(options);

    internal override IReadOnlyList<NamedNumber> Export() => Then?.Export() ?? [];

    internal override void Restore(IReadOnlyDictionary<string, double> numbers) => Then?.Restore(numbers);
}
