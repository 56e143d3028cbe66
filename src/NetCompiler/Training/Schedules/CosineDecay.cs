using System;

namespace NetCompiler;

/// <summary>
/// Lowers the learning rate along half a wave of the cosine (Loshchilov and Hutter, 2017), as PyTorch's CosineAnnealingLR does, and leaves it at the floor;
/// with restarts it begins anew after every way down, as CosineAnnealingWarmRestarts does.
/// <code>
/// factor = floor + (1 − floor)·½·(1 + cos(π·t/length))
/// </code>
/// </summary>
public sealed class CosineDecay : Schedule
{
    /// <summary>Chooses the constants.</summary>
    /// <param name="length">How many epochs or steps the way down takes, the first one if there are restarts.</param>
    /// <param name="unit">What the length counts.</param>
    /// <param name="floor">The last factor, in [0, 1).</param>
    /// <param name="restarts">Whether to begin anew at the end.</param>
    /// <param name="growth">How many times longer each way down is than the one before it; whole.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is outside its range.</exception>
    public CosineDecay(int length, ScheduleUnit unit = ScheduleUnit.Epochs, double floor = 0, bool restarts = false, int growth = 1)
        : base(unit)
    {
        Length = Hyperparameter.Positive(length, nameof(length));
        Floor = Hyperparameter.Fraction(floor, nameof(floor));
        Restarts = restarts;
        Growth = Hyperparameter.Positive(growth, nameof(growth));
    }

    /// <summary>How many epochs or steps the first way down takes.</summary>
    public int Length { get; }

    /// <summary>The last factor.</summary>
    public double Floor { get; }

    /// <summary>Whether it begins anew at the end.</summary>
    public bool Restarts { get; }

    /// <summary>How many times longer each way down is than the one before it.</summary>
    public int Growth { get; }

    /// <inheritdoc/>
    public override double Factor(ScheduleTime time)
    {
        long t = Count(time), length = Length;
        if (Restarts && Growth == 1)
            t %= length;
        while (Restarts && t >= length)
            (t, length) = (t - length, length * Growth);

        double gone = (double)Math.Min(t, length) / length;
        return Floor + (1 - Floor) * .5 * (1 + Math.Cos(Math.PI * gone));
    }
}
