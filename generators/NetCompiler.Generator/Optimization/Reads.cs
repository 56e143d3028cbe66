using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Infrastructure;

namespace NetCompiler.Generator.Optimization;

/// <summary>What a step really reads: inline operands are looked through to their own operands, views to the value that they are part of.</summary>
internal static class Reads
{
    public static IEnumerable<int> Of(Flow flow, Storage storage, int step) =>
        flow.Operands(step).SelectMany(operand => Behind(flow, storage, operand)).Distinct();

    /// <summary>What some steps read that is none of them.</summary>
    public static EquatableArray<int> Outside(Flow flow, Storage storage, IReadOnlyList<int> steps) =>
        steps.SelectMany(step => Of(flow, storage, step)).Distinct().Where(read => !steps.Contains(read)).OrderBy(read => read).ToEquatableArray();

    /// <summary>The values of which a step reads other columns than its own.</summary>
    public static IEnumerable<int> ThroughViews(Flow flow, Storage storage, int step) =>
        flow.Operands(step).SelectMany(operand => Viewed(flow, storage, operand));

    private static IEnumerable<int> Viewed(Flow flow, Storage storage, int step) =>
        flow.IsView(step) ? Behind(flow, storage, step)
        : storage.IsInline(step) ? ThroughViews(flow, storage, step)
        : [];

    /// <summary>The values that memory holds of what a step gives: its own, or what it is computed from in place or is a part of.</summary>
    public static IEnumerable<int> Behind(Flow flow, Storage storage, int step) =>
        storage.IsInline(step) || flow.IsView(step)
            ? flow.Operands(step).SelectMany(operand => Behind(flow, storage, operand))
            : [step];
}
