using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Optimization;

/// <summary>
/// Gradients of biases that gradients of weights take along. Both sum over all rows of the same derivatives, which by then are far from the processor where each example has many rows, as steps of a sequence; the product copies
/// them into its cache anyway.
/// <code>
/// before   pooled = Σ over positions of dy │ db = Σ over examples of pooled │ dW = dyᵀ·x
/// after    dW = dyᵀ·x, db = Σ over all rows of dy
/// </code>
/// </summary>
internal static class RowSums
{
    public static IReadOnlyList<(Group Group, int Phase)> Join(Flow flow, IReadOnlyList<(Group Group, int Phase)> groups)
    {
        Dictionary<Group, Group> joined = [];
        HashSet<Group> taken = [];

        foreach (Group weights in groups.Select(g => g.Group).Where(group => IsOfOneMatrix(flow, group)))
        {
            int dy = flow.Operands(weights.Steps[0]).First();

            if (groups.Select(g => g.Group).FirstOrDefault(group => IsGradientOfBias(flow, group, dy) && !taken.Contains(group)) is not { } sum)
                continue;

            int pooled = flow.Operands(sum.Steps[0]).Single();
            if (groups.Select(g => g.Group).FirstOrDefault(group => group.Stored.Count == 1 && group.Stored[0] == pooled && group.Steps.Count == 1) is not { } positions)
                continue;

            taken.Add(positions);
            taken.Add(sum);
            joined[weights] = weights with { Steps = [weights.Steps[0], pooled, sum.Steps[0]], Stored = [sum.Steps[0], weights.Steps[0]], Body = [positions, sum, weights] };
        }

        return [.. groups.Where(g => !taken.Contains(g.Group)).Select(g => (joined.TryGetValue(g.Group, out Group? both) ? both : g.Group, g.Phase))];
    }

    private static bool IsOfOneMatrix(Flow flow, Group group) =>
        group.Kind is GroupKind.WeightGradient && flow[group.Steps[0]] is { Primitive: Contract { IsOfExamples: false }, Operands.Count: 2 } && IsOfOneParameter(flow, group.Steps[0]);

    private static bool IsGradientOfBias(Flow flow, Group group, int dy) =>
        group is { Kind: GroupKind.BatchSum, Steps.Count: 1 } && flow.Operands(group.Steps[0]).Single() is var pooled
        && flow[pooled].Primitive is Reduce { Reduction: Reduction.Sum, Axes: ReducedAxes.Positions } && flow.Readers(pooled).Count == 1 && !flow.IsRoot(pooled)
        && flow.Operands(pooled).Single() == dy && IsOfOneParameter(flow, group.Steps[0]);

    /// <summary>Whether a value is the gradient of one parameter, and nothing else of the step reads it.</summary>
    private static bool IsOfOneParameter(Flow flow, int gradient) => flow.Readers(gradient).Count == 0 && flow.Program.Training.ParameterGradients.Count(step => step == gradient) == 1;
}
