using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Planning;

/// <summary>
/// A part of two concatenations, one inside the loop that computes it and one outside, lies in both: the step stores it twice, instead of leaving it to be read again for all steps when it is far from the processor.
/// <code>
/// before   r = …, u = …, dgates = [r = …, u = …, q = …]   │   after the loop   dprojected = [copy of r, copy of u, n = …]
/// after    dprojected = [r = …, u = …, n = …], dgates = [copy = r, copy = u, q = …]
/// </code>
/// </summary>
internal static class SharedParts
{
    public static void Copy(Flow flow, Copies copies)
    {
        foreach (int whole in flow.Needed.Where(step => flow.Loops.Of(step) >= 0 && Joins.JoinsRows(flow, step)))
        {
            foreach ((int part, _) in Joins.PartsOf(flow, whole).Where(part => !copies.Contain(part.Part) && Joins.IsAligned(flow, part.Part, part.Column) && IsSharedWithOutside(flow, part.Part, whole)))
                copies.Add(part, $"{flow[part].Name}.copy", whole);
        }
    }

    private static bool IsSharedWithOutside(Flow flow, int part, int whole) =>
        flow[part].Primitive is Map && flow.Loops.Of(part) == flow.Loops.Of(whole) && flow[whole].Operands.Count(operand => operand == part) == 1
        && flow.Readers(part).Any(other => flow.Loops.Of(other) < 0 && Joins.JoinsRows(flow, other) && Joins.PartsOf(flow, other).Any(p => p.Part == part && Joins.IsAligned(flow, part, p.Column)));
}
