using System;

namespace NetCompiler;

/// <summary>
/// Lowers the learning rate along a power of the time that is left, as PyTorch's PolynomialLR does (there the floor is 0), and leaves it at the floor.
/// <code>
/// factor = floor + (1 − floor)·(1 − t/length)^power        until t = length
/// </code>
/// </summary>
public sealed class PolynomialDecay : Schedule
{
    /// <summary>Chooses the constants.</summary>
    /// <param name="length">How many epochs or steps the way down takes.</param>
    /// <param name="power">1 is a straight line.</param>
    /// <param name="floor">The last factor, in [0, 1).</param>
    /// <param name="unit">What the length counts.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is outside its range.</exception>
    public PolynomialDecay(int length, double power = 1, double floor = 0, ScheduleUnit unit = ScheduleUnit.Epochs)
        : base(unit)
    {
        Length = Hyperparameter.Positive(length, nameof(length));
        Power = Hyperparameter.Positive(power, nameof(power));
        Floor = Hyperparameter.Fraction(floor, nameof(floor));
    }

    /// <summary>How many epochs or steps the way down takes.</summary>
    public int Length { get; }

    /// <summary>The power.</summary>
    public double Power { get; }

    /// <summary>The last factor.</summary>
    public double Floor { get; }

    /// <inheritdoc/>
    public override double Factor(ScheduleTime time)
    {
        double left = 1 - (double)Math.Min(Count(time), Length) / Length;
        return Floor + (1 - Floor) * Math.Pow(left, Power);
    }
}
