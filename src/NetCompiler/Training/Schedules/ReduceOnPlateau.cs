using System;
using System.Collections.Generic;

namespace NetCompiler;

/// <summary>
/// Multiplies the learning rate by γ when a measure has not got better for some epochs, as PyTorch's ReduceLROnPlateau does: better means by more than a relative threshold,
/// and the rate falls in the first epoch after <c>patience</c> ones that were not. The object remembers what it has seen; use it for one course of training.
/// </summary>
public sealed class ReduceOnPlateau : Schedule
{
    private double _best;
    private double _factor = 1;
    private int _waited;
    private int _cooling;

    /// <summary>Chooses the constants.</summary>
    /// <param name="gamma">γ in (0, 1).</param>
    /// <param name="patience">How many epochs without progress are tolerated.</param>
    /// <param name="threshold">Progress that does not count, as a fraction of the best value.</param>
    /// <param name="cooldown">How many epochs after a fall are not counted.</param>
    /// <param name="floor">The factor under which it does not fall, in [0, 1).</param>
    /// <param name="measure">What to look at.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is outside its range.</exception>
    public ReduceOnPlateau(
        double gamma = 0.1, int patience = 10, double threshold = 1e-4, int cooldown = 0, double floor = 0, Measure measure = Measure.Automatic)
        : base(ScheduleUnit.Epochs)
    {
        Gamma = Hyperparameter.Fraction(Hyperparameter.Positive(gamma, nameof(gamma)), nameof(gamma));
        Patience = Hyperparameter.NotNegative(patience, nameof(patience));
        Threshold = Hyperparameter.Fraction(threshold, nameof(threshold));
        Cooldown = Hyperparameter.NotNegative(cooldown, nameof(cooldown));
        Floor = Hyperparameter.Fraction(floor, nameof(floor));
        Measure = measure;
        _best = measure.Worst();
    }

    /// <summary>γ</summary>
    public double Gamma { get; }

    /// <summary>How many epochs without progress are tolerated.</summary>
    public int Patience { get; }

    /// <summary>Progress that does not count, as a fraction of the best value.</summary>
    public double Threshold { get; }

    /// <summary>How many epochs after a fall are not counted.</summary>
    public int Cooldown { get; }

    /// <summary>The factor under which it does not fall.</summary>
    public double Floor { get; }

    /// <summary>What it looks at.</summary>
    public Measure Measure { get; }

    /// <inheritdoc/>
    public override double Factor(ScheduleTime time) => _factor;

    internal override void Observe(EpochResult result)
    {
        double value = Measure.Of(result);
        bool better = Measure.IsFalling() ? value < _best * (1 - Threshold) : value > _best * (1 + Threshold);

        if (better)
            (_best, _waited) = (value, 0);
        else
            _waited++;
        if (_cooling > 0)
            (_cooling, _waited) = (_cooling - 1, 0);

        if (_waited > Patience)
            (_factor, _cooling, _waited) = (Math.Max(_factor * Gamma, Floor), Cooldown, 0);
    }

    internal override void Check(TrainingOptions options) => Measure.Check(nameof(ReduceOnPlateau), options);

    internal override IReadOnlyList<NamedNumber> Export() =>
        [new("plateau.best", _best), new("plateau.factor", _factor), new("plateau.waited", _waited), new("plateau.cooling", _cooling)];

    internal override void Restore(IReadOnlyDictionary<string, double> numbers) =>
        (_best, _factor, _waited, _cooling) = (numbers["plateau.best"], numbers["plateau.factor"], (int)numbers["plateau.waited"], (int)numbers["plateau.cooling"]);
}
