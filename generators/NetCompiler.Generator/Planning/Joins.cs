using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Planning;

/// <summary>
/// What is put together need not be copied: a part that an elementwise step computes is written where the whole lies. Each part is in one whole; others that hold it too copy it from there.
/// <code>
/// before   r = …, u = …, dy = [r, u]     two arrays, and two copies
/// after    dy = [r = …, u = …]           rows of dy
/// </code>
/// </summary>
internal static class Joins
{
    /// <summary>Floats of the narrowest register: what ends with one is written without masks, which many processors take long for.</summary>
    private const int Register = 4;

    /// <summary>The parts of the concatenations of a run, each in the first of them.</summary>
    public static IReadOnlyDictionary<int, Part> Of(Flow flow, Schedule schedule)
    {
        Dictionary<int, Part> parts = [];
        Group[] groups = [.. schedule.All.SelectMany(entry => entry.Group.Kind is GroupKind.Loop ? entry.Group.Body.ToArray() : [entry.Group])];
        HashSet<int> byElement = [.. groups.Where(group => group.Kind is GroupKind.Rows).SelectMany(group => group.Stored).Where(step => flow[step].Primitive is Map)];

        foreach (int whole in groups.Where(group => group.Kind is GroupKind.Copy).Select(group => group.Steps[0]).Where(step => JoinsRows(flow, step)))
        {
            foreach ((int part, int column) in PartsOf(flow, whole))
            {
                if (byElement.Contains(part) && !parts.ContainsKey(part) && IsAligned(flow, part, column) && MayLieIn(flow, part, whole))
                    parts[part] = new Part(whole, column);
            }
        }

        return parts;
    }

    /// <summary>What a concatenation of rows puts together, and where each part begins in it.</summary>
    public static IEnumerable<(int Part, int Column)> PartsOf(Flow flow, int whole)
    {
        int column = 0;

        foreach (int part in flow.Operands(whole))
        {
            yield return (part, column);
            column += flow[part].Type.Count;
        }
    }

    /// <summary>Whether a part begins and ends with a register from that column on.</summary>
    public static bool IsAligned(Flow flow, int part, int column) => IsAligned(flow, part, column, Register);

    /// <summary>Whether it begins and ends with a cache line: else its last register must not be written whole, for what is behind it is the next part.</summary>
    public static bool HasWholeLines(Flow flow, int part, int column) => IsAligned(flow, part, column, Buffers.Line);

    private static bool IsAligned(Flow flow, int part, int column, int to) => column % to == 0 && flow[part].Type.Count % to == 0;

    /// <summary>Whether each part is a stretch of each row.</summary>
    public static bool JoinsRows(Flow flow, int step) => JoinsRows(flow[step]);

    /// <inheritdoc cref="JoinsRows(Flow, int)"/>
    public static bool JoinsRows(Step step) =>
        step is { Primitive: Concat concat, Type: { PerExample: true, Shape: Shape shape } } && shape.CountOf(0, concat.Axis) == 1;

    private static bool MayLieIn(Flow flow, int part, int whole) =>
        flow[part].Type.Positions == flow[whole].Type.Positions
        && !flow.IsRoot(part)
        && !flow.Loops.IsHandedOn(part)
        && flow.Loops.Of(whole) is var loop && (loop < 0 || loop == flow.Loops.Of(part))
        && MayBePart(flow, part);

    /// <summary>Whether all who read a value can do so where its rows are stretches of others.</summary>
    public static bool MayBePart(Flow flow, int value) => flow.Readers(value).All(reader => flow[reader].Primitive is Map or Reduce or Concat or ScatterParts or Contract { IsOfExamples: false });
}

/// <summary>Where a part lies: in which whole, and from which of its columns on.</summary>
internal sealed record Part(int Whole, int Column);
