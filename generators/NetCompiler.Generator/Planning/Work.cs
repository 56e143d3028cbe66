using System;
using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Planning;

/// <summary>
/// What it is worth to share an example among threads, in multiply-adds: its arithmetic, less what it costs a thread to fetch what others have computed. The
/// library decides by it how many threads a step gets. A network with rows of a few floats is worth nothing, for its sums over the batch cost more to fetch than to compute.
/// </summary>
internal static class Work
{
    /// <summary>An element that is computed and stored takes as long as so many multiply-adds of a product; a costly function such as tanh takes twice as long.</summary>
    private const int Element = 8;

    /// <summary>So does a float that another core has written: a cache line takes about 15 ns.</summary>
    private const int Fetch = 16;

    public static int Of(Run run) =>
        (int)Math.Min(Math.Max(run.Flow.Needed.Sum(step => Arithmetic(run.Flow, step)) - Fetch * Fetched(run), 1), int.MaxValue);

    private static long Arithmetic(Flow flow, int step) => flow[step].Primitive switch
    {
        Contract { IsOfExamples: true } => (long)flow[flow.Operands(step).First()].Type.Count * flow[step].Type.Shape.Axes[flow[step].Type.Shape.Rank - 1],
        Contract => (long)flow[flow.Operands(step).First()].Type.Positions * (flow[step].Operands.Count / 2) * flow.Operands(step).Append(step).Where(s => !flow[s].Type.PerExample).Sum(s => (long)flow[s].Type.Count),
        var primitive when Flow.IsLeaf(primitive) || flow.IsView(step) => 0,
        Convolve convolve => flow[step].Operands.Count / 2 * convolve.MultiplyAdds(flow, step),
        Attend attend => attend.MultiplyAdds(flow, step),
        _ when flow[step].Type.PerExample => (long)Element * flow[step].Type.Count * flow[step].Type.Positions,
        _ => 0,
    };

    private static long MultiplyAdds(this Convolve convolve, Flow flow, int step) =>
        (long)(convolve.Maxima ?? convolve.Window).OutPositions * flow.Operands(step).Append(step).Where(s => !flow[s].Type.PerExample).Sum(s => (long)flow[s].Type.Count);

    /// <summary>Two products of all queries and keys forward, five backward, and the exponentials.</summary>
    private static long MultiplyAdds(this Attend attend, Flow flow, int step)
    {
        TensorType[] operands = [.. flow.Operands(step).Select(operand => flow[operand].Type)];
        long pairs = (long)operands[0].Positions * operands[1].Positions, widths = (attend.IsAdditive ? Element : 1) * operands[0].Count + operands[2].Count;
        return pairs * (widths * (attend.Form is AttendForm.Outputs ? 2 : 5) / 2 + Element * attend.Heads);
    }

    /// <summary>Floats of an example, in whole cache lines, that groups read which do not keep to the examples of their thread.</summary>
    private static long Fetched(Run run) => run.Schedule.All
        .Where(entry => Split.Of(entry.Group, run.Flow) != Split.Examples)
        .SelectMany(entry => entry.Group.Loads)
        .Distinct()
        .Where(run.Holds)
        .Sum(value => run.Flow[value].Type.Shape.Rank == 0 ? 1L : (long)Buffers.RoundUp(run.Flow[value].Type.Count) * run.Flow[value].Type.Positions);
}
