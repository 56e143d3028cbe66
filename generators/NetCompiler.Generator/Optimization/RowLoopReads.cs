using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Optimization;

/// <summary>What one pass of a row group loads from memory: stored values of other groups, and of earlier passes.</summary>
internal static class RowLoopReads
{
    public static HashSet<int> Of(Flow flow, Storage storage, Group group, RowLoop loop)
    {
        HashSet<int> loaded = [];
        HashSet<int> seen = [];

        foreach (int target in Targets(loop))
        {
            foreach (int operand in flow.Operands(target))
                Visit(operand);
        }

        return loaded;

        void Visit(int step)
        {
            if (!seen.Add(step) || loop.Stores.Contains(step))
                return;

            bool computedHere = storage.IsInline(step) || flow.IsView(step)
                || group.Steps.Contains(step) && !group.Stored.Contains(step) && flow[step].Type.Shape.Rank > 0;

            if (!computedHere)
            {
                loaded.Add(step);
                return;
            }

            foreach (int operand in flow.Operands(step))
                Visit(operand);
        }
    }

    private static IEnumerable<int> Targets(RowLoop loop) => loop.Result < 0 ? loop.Stores : loop.Stores.Append(loop.Result);
}
