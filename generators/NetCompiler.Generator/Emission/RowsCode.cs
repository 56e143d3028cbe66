using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission;

/// <summary>Elementwise steps and reductions over each example: one loop over examples around the passes over a row.</summary>
internal static class RowsCode
{
    public static IEnumerable<string> Lines(RunCode code, string method, Group group, List<LaneStruct> structs) =>
        group.Loops.Count == 1 && group.Loops[0].Kind is RowLoopKind.Map
            ? [Single(code, method, group, structs)]
            : Several(code, method, group, structs);

    private static string Single(RunCode code, string method, Group group, List<LaneStruct> structs)
    {
        LaneBody body = new(code, Computed(code, group, group.Loops[0]));
        body.Store(group.Loops[0].Stores);
        return CallText.Of("Loop.Rows", ["pass.Examples", Literals.Of(group.Loops[0].Columns), LaneStruct.Add(structs, method + "Map", "IMap", body)], ";");
    }

    private static IEnumerable<string> Several(RunCode code, string method, Group group, List<LaneStruct> structs)
    {
        Dictionary<int, string> scalars = [];
        HashSet<string> taken = ["b", "pass"];
        List<string> lines = [];

        foreach (int read in group.Loops.SelectMany(l => RowLoopReads.Of(code.Flow, code.Run.Storage, group, l)).Distinct().Where(r => !group.Steps.Contains(r)))
        {
            if (code.Plan.IsPlaced(read) && code.Plan[read].Memory is Memory.Scalars)
            {
                scalars[read] = Identifiers.Take(taken, code.Names.Local(read));
                lines.Add($"float {scalars[read]} = {code.View(read)}[b];");
            }
        }

        foreach (RowLoop loop in group.Loops)
            lines.AddRange(Pass(code, method, group, loop, scalars, taken, structs));

        yield return "for (int b = pass.Examples.Start; b < pass.Examples.End; b++)";
        yield return "{";

        foreach (string line in lines)
            yield return "    " + line.Replace("\n", "\n    ");

        yield return "}";
    }

    private static IEnumerable<string> Pass(RunCode code, string method, Group group, RowLoop loop, Dictionary<int, string> scalars, HashSet<string> taken, List<LaneStruct> structs)
    {
        if (loop.Kind is RowLoopKind.Scalar)
            return Scalar(code, group, loop.Result, scalars, taken);

        LaneBody body = new(code, Computed(code, group, loop), scalars);
        string columns = Literals.Of(loop.Columns);

        if (loop.Kind is RowLoopKind.Map)
        {
            body.Store(loop.Stores);
            return [CallText.Of("Loop.Row", ["b", columns, LaneStruct.Add(structs, method + Identifiers.Pascal(code.Names.Local(loop.Stores.Last())), "IMap", body)], ";")];
        }

        body.Store(loop.Stores);
        body.Return(code.Flow.Operands(loop.Result).Single());
        string name = Identifiers.Take(taken, code.Names.Local(loop.Result));
        scalars[loop.Result] = name;
        string line = CallText.Of($"float {name} = Loop.{loop.Kind}", ["b", columns, LaneStruct.Add(structs, method + Identifiers.Pascal(name), "ITerm", body)], ";");
        return Kept(code, group, loop.Result, name) is { } kept ? [line, kept] : [line];
    }

    private static IEnumerable<string> Scalar(RunCode code, Group group, int step, Dictionary<int, string> scalars, HashSet<string> taken)
    {
        string name = Identifiers.Take(taken, code.Names.Local(step));
        int[] operands = [.. code.Flow.Operands(step)];

        string value = code[step].Primitive is Map map
            ? LaneCode.Render(map.Body, index => new Code(Number(code, operands[index], scalars), true)).Text
            : $"{code.View(operands[0])}[b, {code.View(operands[1])}[b]]";

        scalars[step] = name;
        yield return $"float {name} = {value};";

        if (Kept(code, group, step, name) is { } kept)
            yield return kept;
    }

    private static string Number(RunCode code, int step, Dictionary<int, string> scalars) =>
        scalars.TryGetValue(step, out string? name) ? name : code.View(step) + "[0]";

    private static string? Kept(RunCode code, Group group, int step, string name) =>
        group.Stored.Contains(step) ? $"{code.View(step)}[b] = {name};" : null;

    /// <summary>What the pass computes itself: what it stores, and what is stored nowhere.</summary>
    private static IEnumerable<int> Computed(RunCode code, Group group, RowLoop loop) =>
        group.Steps.Where(s => code[s].Type.Shape.Rank > 0 && (loop.Stores.Contains(s) || !group.Stored.Contains(s)));
}
