using System;

namespace NetCompiler;

/// <summary>
/// Raises the learning rate to its peak, which is that of the optimizer, and lowers it far below its start, each along half a wave of the cosine (Smith and Topin, 2019), as
/// PyTorch's OneCycleLR does. Unlike there, momentum stays as it is.
/// <code>
/// 1/division  →  1  →  1/(division·finalDivision)        up in the first part of the length, down in the rest
/// </code>
/// </summary>
public sealed class OneCycle : Schedule
{
    /// <summary>Chooses the constants.</summary>
    /// <param name="length">How many steps or epochs the cycle takes; at least 2. Afterwards the rate stays at its lowest.</param>
    /// <param name="rising">The part of the length in which the rate rises, in (0, 1).</param>
    /// <param name="division">How many times smaller than its peak the rate is at first.</param>
    /// <param name="finalDivision">How many times smaller than at first it is at last.</param>
    /// <param name="unit">What the length counts.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is outside its range.</exception>
    public OneCycle(int length, double rising = 0.3, double division = 25, double finalDivision = 1e4, ScheduleUnit unit = ScheduleUnit.Steps)
        : base(unit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 2);
        Length = length;
        Rising = Hyperparameter.Fraction(Hyperparameter.Positive(rising, nameof(rising)), nameof(rising));
        Division = Hyperparameter.Positive(division, nameof(division));
        FinalDivision = Hyperparameter.Positive(finalDivision, nameof(finalDivision));
    }

    /// <summary>How many steps or epochs the cycle takes.</summary>
    public int Length { get; }

    /// <summary>The part of the length in which the rate rises.</summary>
    public double Rising { get; }

    /// <summary>How many times smaller than its peak the rate is at first.</summary>
    public double Division { get; }

    /// <summary>How many times smaller than at first it is at last.</summary>
    public double FinalDivision { get; }

    /// <inheritdoc/>
    public override double Factor(ScheduleTime time)
    {
        double t = Math.Min(Count(time), Length - 1), peak = Math.Max(Rising * Length - 1, 0), first = 1 / Division;

        return t < peak
            ? Between(first, 1, t / peak)
            : Between(1, first / FinalDivision, (t - peak) / (Length - 1 - peak));
    }

    private static double Between(double start, double end, double gone) => end + (start - end) / 2 * (1 + Math.Cos(Math.PI * gone));
}
