using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Differentiation;

/// <summary>
/// The gradient of a parameter: the sum over its uses, in the order of the walk. What each use sums over the batch is summed over the uses at once, so that only the total reaches memory:
/// <code>
/// dW = Σ over uses of dyᵀ·x    one product with several pairs of factors
/// db = Σ over the batch of Σ over uses of dy
/// </code>
/// </summary>
internal static class SharedGradient
{
    public static Value Of(ProgramBuilder builder, List<Value> contributions)
    {
        if (contributions.Count == 1)
            return contributions[0];

        Step[] steps = [.. contributions.Select(c => builder[c.Id])];

        if (steps.All(s => s.Primitive is Contract or Convolve or ScatterAdd && s.Primitive == steps[0].Primitive && !s.Type.PerExample))
            return builder.Step(steps[0].Primitive, steps[0].Type, [.. steps.SelectMany(s => s.Operands).Select(o => new Value(builder, o))]);

        // A sum that backward reads itself is computed anyway: then it is cheaper to add the sums.
        return steps.All(s => s.Primitive is Reduce { Reduction: Reduction.Sum, Axes: ReducedAxes.Batch }) && !contributions.Any(c => builder.IsRead(c.Id))
            ? Sum(steps.Select(s => new Value(builder, s.Operands[0]))).SumBatch()
            : Sum(contributions);
    }

    private static Value Sum(IEnumerable<Value> values) => values.Aggregate((sum, next) => sum + next);
}
