using System.Collections.Generic;

namespace NetCompiler;

/// <summary>
/// How the learning rate changes in the course of training: at every step it is <see cref="Optimizer.LearningRate"/>, or that of the parameter's group, times the schedule's factor.
/// <code>
/// Schedule = new WarmUp(500, then: new CosineDecay(20_000, ScheduleUnit.Steps))
/// </code>
/// </summary>
/// <remarks>
/// Time is counted by the optimizer, from 0: a second <see cref="Network.Fit(Dataset, TrainingOptions, System.Threading.CancellationToken)">Network.Fit</see> with the same optimizer goes on where the first has ended. Without a schedule the rate is
/// constant. To write one, derive from this class and override <see cref="Factor"/>; it should depend on the time and nothing else.
/// </remarks>
public abstract class Schedule
{
    /// <summary>Chooses the unit.</summary>
    /// <param name="unit">What lengths of the schedule count.</param>
    protected Schedule(ScheduleUnit unit) => Unit = unit;

    /// <summary>What lengths of this schedule count, and when its factor changes.</summary>
    public ScheduleUnit Unit { get; }

    /// <summary>What the learning rate is multiplied by in a step; zero or positive.</summary>
    public abstract double Factor(ScheduleTime time);

    /// <summary>Sees how an epoch went, for schedules that answer to it.</summary>
    internal virtual void Observe(EpochResult result)
    {
    }

    /// <summary>Says what is missing if the schedule could not see what it needs.</summary>
    internal virtual void Check(TrainingOptions options)
    {
    }

    /// <summary>What it remembers, if it answers to how training goes.</summary>
    internal virtual IReadOnlyList<NamedNumber> Export() => [];

    /// <summary>Goes on where another schedule of the same kind was.</summary>
    internal virtual void Restore(IReadOnlyDictionary<string, double> numbers)
    {
    }

    /// <summary>The time in this schedule's unit.</summary>
    private protected long Count(ScheduleTime time) => Unit == ScheduleUnit.Steps ? time.Step : time.Epoch;
}

/// <summary>What a schedule counts.</summary>
public enum ScheduleUnit
{
    /// <summary>Epochs: the factor is the same for all steps of an epoch.</summary>
    Epochs,

    /// <summary>Steps of the optimizer.</summary>
    Steps,
}

/// <summary>When a step is taken.</summary>
/// <param name="Step">Steps that the optimizer has taken before.</param>
/// <param name="Epoch">Epochs that have ended before.</param>
public readonly record struct ScheduleTime(long Step, long Epoch);
