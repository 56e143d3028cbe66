using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>A launch: a group of the plan, and for the gradient of weights the sums over the batch of what it reads anyway, which are the gradients of biases.</summary>
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

        foreach (Group weights in groups.Where(group => group.Kind is GroupKind.WeightGradient && run.Flow[group.Steps[0]] is { Primitive: Contract, Operands.Count: 2 } or { Primitive: Convolve { Maxima: null }, Operands.Count: 2 } or { Primitive: Convolve { Maxima: not null } }))
        {
            int gradient = run.Flow.Operands(weights.Steps[0]).First();
            sums[weights] = groups.Where(sum => IsSumOf(run, sum, gradient) && taken.Add(sum)).ToEquatableArray();
        }

        return [.. groups.Where(group => !taken.Contains(group)).Select(group => new DeviceGroup(group, sums.TryGetValue(group, out EquatableArray<Group> own) ? own : []))];
    }

    /// <summary>Whether a group is no more than the sum over the batch of a value in memory, and nothing else of the step waits for it.</summary>
    private static bool IsSumOf(Run run, Group sum, int value) =>
        sum is { Kind: GroupKind.BatchSum, Steps.Count: 1 }
        && run.Flow[sum.Steps[0]].Primitive is Reduce { Reduction: Reduction.Sum }
        && run.Flow.Operands(sum.Steps[0]).Single() == value
        && run.Flow.Readers(sum.Steps[0]).Count == 0;
}
