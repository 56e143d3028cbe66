using System.Linq;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Planning;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>A launch: a group of the plan, and others that take what it has at hand anyway. Which they are, <see cref="Joined"/> finds.</summary>
/// <param name="Group">The group.</param>
/// <param name="Sums">Sums over the batch: for the gradient of weights those of what it reads, which are gradients of biases; for such a sum others over as many rows and columns.</param>
internal sealed record DeviceGroup(Group Group, EquatableArray<Group> Sums)
{
    /// <summary>For a sum over the batch whose mean is taken: the sum of the squared distances from it.</summary>
    public Group? Squares { get; init; }

    /// <summary>For a sum over the batch: elementwise steps on what all examples share, as soon as the sums are there.</summary>
    public EquatableArray<Group> Shared { get; init; } = [];

    /// <summary>Sums over positions that only sums over the batch read: the launch adds up what is at the positions itself, because the order of additions is free on a device.</summary>
    public EquatableArray<int> TakenApart { get; init; } = [];

    /// <summary>What a sum over the batch adds up.</summary>
    public int Term(Flow flow, int sum)
    {
        int operand = flow.Operands(sum).Single();
        return TakenApart.Contains(operand) ? flow.Operands(operand).Single() : operand;
    }

    /// <summary>All groups that the launch is.</summary>
    public EquatableArray<Group> All => new[] { Group }.Concat(Squares is null ? [] : [Squares]).Concat(Sums).Concat(Shared).ToEquatableArray();

    /// <summary>The launches of a phase, in the plan's order. What is made of weights for CPU registers is left out, and what was put together in place.</summary>
    public static EquatableArray<DeviceGroup> Of(Plan plan, EquatableArray<Entry> phase) => Joined.Of(plan, isFirst: phase == plan.Training.Schedule.First);
}
