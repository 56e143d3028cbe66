using System;
using System.Collections.Generic;
using System.Linq;

namespace NetCompiler;

/// <summary>
/// Multiplies the learning rate by γ at given times, as PyTorch's MultiStepLR does.
/// <code>
/// factor = γ^(milestones that are ≤ t)
/// </code>
/// </summary>
public sealed class MultiStepDecay : Schedule
{
    private readonly int[] _milestones;

    /// <summary>Chooses the constants.</summary>
    /// <param name="milestones">The epochs or steps at whose start the rate falls.</param>
    /// <param name="gamma">γ; positive.</param>
    /// <param name="unit">What the milestones count.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is outside its range.</exception>
    public MultiStepDecay(IEnumerable<int> milestones, double gamma = 0.1, ScheduleUnit unit = ScheduleUnit.Epochs)
        : base(unit)
    {
        ArgumentNullException.ThrowIfNull(milestones);
        _milestones = [.. milestones.Select(milestone => Hyperparameter.NotNegative(milestone, nameof(milestones)))];
        Gamma = Hyperparameter.Positive(gamma, nameof(gamma));
    }

    /// <summary>The epochs or steps at whose start the rate falls.</summary>
    public IReadOnlyList<int> Milestones => _milestones;

    /// <summary>γ</summary>
    public double Gamma { get; }

    /// <inheritdoc/>
    public override double Factor(ScheduleTime time)
    {
        int passed = 0;
        foreach (int milestone in _milestones)
            if (milestone <= Count(time))
                passed++;
        return Math.Pow(Gamma, passed);
    }
}
