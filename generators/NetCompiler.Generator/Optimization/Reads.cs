using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Optimization;

/// <summary>What a step really reads: inline operands are looked through to their own operands, views to the value that they are part of.</summary>
internal static class Reads
{
    public static IEnumerable<int> Of(Flow flow, Storage storage, int step) =>
        flow.Operands(step).SelectMany(operand => Behind(flow, storage, operand)).Distinct();

    private static IEnumerable<int> Behind(Flow flow, Storage storage, int step) =>
        storage.IsInline(step) || flow.IsView(step)
            ? flow.Operands(step).SelectMany(operand => Behind(flow, storage, operand))
            : [step];

    /// <summary>What a whole group reads from memory.</summary>
    public static IEnumerable<int> Of(Flow flow, Storage storage, Group group) =>
        group.Steps.SelectMany(step => Of(flow, storage, step)).Distinct().Where(read => !group.Steps.Contains(read));
}
