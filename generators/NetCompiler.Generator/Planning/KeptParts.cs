using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Planning;

/// <summary>
/// Of what a loop over time computes, what is read after it is kept for every step; where that are parts of a value, they are kept and the value itself is gone with its step.
/// <code>
/// before   gates for every step                        backward reads gates[512…767]
/// after    gates of the step, kept = gates[512…767]    backward reads kept
/// </code>
/// </summary>
internal static class KeptParts
{
    public static void Copy(Flow flow, Copies copies)
    {
        foreach (IGrouping<int, int> views in flow.Needed.Where(flow.IsView).GroupBy(view => flow.Operands(view).Single()))
        {
            foreach (int part in Kept(flow, views.Key, [.. views]))
                copies.Add(part, flow[views.Key].Name + ".kept");
        }
    }

    /// <summary>The parts of a value that are read after its loop; none where that is all of it, or more than parts.</summary>
    private static int[] Kept(Flow flow, int whole, int[] parts)
    {
        int loop = flow.Loops.Of(whole);
        int[] kept = [.. parts.Where(part => flow.Readers(part).Any(reader => flow.Loops.Of(reader) != loop))];

        return loop >= 0 && IsOfTheStep(flow, whole) && kept.All(part => flow.Loops.Of(part) == loop && IsOfTheStep(flow, part))
            && flow.Readers(whole).All(reader => parts.Contains(reader) || flow.Loops.Of(reader) == loop) && kept.Sum(part => flow[part].Type.Count) < flow[whole].Type.Count
                ? kept
                : [];
    }

    private static bool IsOfTheStep(Flow flow, int value) => !flow.IsRoot(value) && !flow.Loops.IsHandedOn(value);
}
