using System.Linq;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>What a sum over the batch adds up.</summary>
internal static class BatchTerm
{
    /// <summary>Whether a value is a sum over positions that only sums over the batch read.</summary>
    public static bool IsPooled(Flow flow, int value) =>
        flow[value].Primitive is Reduce { Reduction: Reduction.Sum, Axes: ReducedAxes.Positions } && !flow.IsRoot(value)
        && flow.Readers(value).All(reader => flow[reader].Primitive is Reduce { Reduction: Reduction.Sum, Axes: ReducedAxes.Batch });

    /// <summary>Whether a term is the squared distance of another one from a number of its column.</summary>
    public static bool IsSquaredDistance(Flow flow, int term, int other, int mean)
    {
        if (flow[term].Primitive is not Map { Body: Binary { Function: BinaryFunction.Multiply } square } || square.Left != square.Right)
            return false;

        int[] operands = [.. flow.Operands(term)];
        Expr distance = square.Left;

        if (distance is Argument { Index: var index } && flow[operands[index]].Primitive is Map { Body: var inner })
            (distance, operands) = (inner, [.. flow.Operands(operands[index])]);

        return distance is Binary { Function: BinaryFunction.Subtract, Left: Argument left, Right: Argument right } && operands[left.Index] == other && operands[right.Index] == mean;
    }

    /// <summary>Whether a step is a sum over the batch divided by the number of its rows, so many for each example.</summary>
    public static bool IsMean(Flow flow, int step, int sum, int positions)
    {
        if (flow[step].Primitive is not Map { Body: Binary { Function: BinaryFunction.Divide, Left: Argument, Right: var rows } } || flow.Operands(step).First() != sum)
            return false;

        return positions == 1 ? rows is BatchSize : rows is Binary { Function: BinaryFunction.Multiply, Left: BatchSize, Right: Constant { Value: var count } } && count == positions;
    }
}
