using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Planning;

/// <summary>
/// Which parameters the backward pass may move itself, as soon as it knows their gradients: those whose gradient one group leaves in its place and nothing else reads, and
/// that nothing reads between the barrier before that group and the end of the step. Within these bounds other threads may be anywhere.
/// </summary>
internal static class Moves
{
    public static IEnumerable<int> Of(Run training, Program program, IReadOnlyList<Delivery> deliveries)
    {
        HashSet<int> delivered = [.. deliveries.Select(d => d.Step)];
        Dictionary<int, Entry> writers = [];
        Dictionary<int, int> lastReads = [];

        foreach (Entry entry in training.Schedule.All)
        {
            foreach (int stored in entry.Group.Stored)
                writers[stored] = entry;

            foreach (int read in ReadFromArenas(training.Flow, entry.Group))
                lastReads[read] = entry.Epoch;
        }

        int[] gradients = [.. program.Training.ParameterGradients];
        int[] alone = [.. Enumerable.Range(0, gradients.Length).Where(MayMove)];
        HashSet<int> ofAlone = [.. alone.Select(parameter => gradients[parameter])];
        return alone.Where(parameter => writers[gradients[parameter]].Group.Stored.All(ofAlone.Contains));

        bool MayMove(int parameter) => gradients[parameter] is >= 0 and var gradient && !delivered.Contains(gradient) && !IsSumOfProducts(training.Flow[gradient])
            && writers[gradient] is { Group.Kind: GroupKind.WeightGradient or GroupKind.BatchSum } writer
            && !(lastReads.TryGetValue(program.ParameterStep(parameter), out int last) && last >= writer.Epoch);
    }

    /// <summary>Each product of a sum leaves no more than a part of the gradient in memory; to move by it the last one would have to be told what lies there.</summary>
    private static bool IsSumOfProducts(Step gradient) => gradient is { Primitive: Contract or Convolve { Maxima: null }, Operands.Count: > 2 };

    /// <summary>What a group reads where the network keeps it: of weights that are prepared for it, it reads what was made of them.</summary>
    private static IEnumerable<int> ReadFromArenas(Flow flow, Group group)
    {
        if (Prepared.By(group) is not null)
            return group.Steps;

        int[] weights = [.. Prepared.AllFor(flow, group).Select(Prepared.WeightsOf)];
        return group.Loads.Where(read => !weights.Contains(read));
    }
}
