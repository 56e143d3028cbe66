using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>
/// A launch: a group of the plan, and for the gradient of weights the sums over the batch of what it reads anyway, which are the gradients of biases. Of rows at several positions the sums over an example's come first;
/// the gradient of the weights sums over all rows at once.
/// </summary>
internal sealed record DeviceGroup(Group Group, EquatableArray<Group> Sums)
{
    /// <summary>
    /// The launches of a phase, in the plan's order. What is made of weights for CPU registers is left out, and what was put together in place.
    /// <code>
    /// before   dW = dyᵀ·x    db = Σ dy
    /// after    dW = dyᵀ·x, db = Σ dy
    /// </code>
    /// </summary>
    public static IReadOnlyList<DeviceGroup> Of(Plan plan, EquatableArray<Entry> phase)
    {
        Run run = plan.Training;
        Group[] groups = [.. phase.Select(entry => entry.Group).Where(group => Prepared.By(group) is null && !plan.IsInPlace(group))];
        HashSet<Group> taken = [];
        Dictionary<Group, EquatableArray<Group>> sums = [];

        foreach (Group weights in groups.Where(group => group.Kind is GroupKind.WeightGradient && run.Flow[group.Steps[0]] is { Primitive: Contract, Operands.Count: 2 }))
        {
            int gradient = run.Flow.Operands(weights.Steps[0]).First();
            Group[] own = [.. groups.Where(sum => !taken.Contains(sum) && IsSumOf(run, sum, gradient))];
            sums[weights] = groups.Where(group => own.Contains(group) || IsPooledFor(run, group, own)).ToEquatableArray();
            taken.UnionWith(sums[weights]);
        }

        return [.. groups.Where(group => !taken.Contains(group)).Select(group => new DeviceGroup(group, sums.TryGetValue(group, out EquatableArray<Group> own) ? own : []))];
    }

    /// <summary>Whether a group is no more than the sum over the batch of a value in memory, and nothing else of the step waits for it.</summary>
    private static bool IsSumOf(Run run, Group sum, int value) =>
        sum is { Kind: GroupKind.BatchSum, Steps.Count: 1 }
        && run.Flow[sum.Steps[0]].Primitive is Reduce { Reduction: Reduction.Sum }
        && (run.Flow.Operands(sum.Steps[0]).Single() == value || Pooled(run, sum) is var pooled and >= 0 && run.Flow.Operands(pooled).Single() == value)
        && run.Flow.Readers(sum.Steps[0]).Count == 0;

    private static bool IsPooledFor(Run run, Group group, Group[] sums) => group is { Kind: GroupKind.Axes, Steps.Count: 1 } && sums.Any(sum => Pooled(run, sum) == group.Steps[0]);

    /// <summary>The sums over the positions of each example that a sum over the batch alone adds; −1 for none.</summary>
    private static int Pooled(Run run, Group sum)
    {
        int operand = run.Flow.Operands(sum.Steps[0]).Single();
        return run.Flow[operand].Primitive is Reduce { Reduction: Reduction.Sum, Axes: ReducedAxes.Positions } && run.Flow.Readers(operand).Count == 1 && !run.Flow.IsRoot(operand) ? operand : -1;
    }
}
