using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission;

/// <summary>A sum over the batch: threads share the columns, and each column is summed in the order of the examples.</summary>
internal static class BatchSumCode
{
    public static IEnumerable<string> Lines(RunCode code, string method, Group group, List<LaneStruct> structs)
    {
        int sum = group.Steps[0];
        int positions = code[code.Flow.Operands(sum).Single()].Type.Positions;
        LaneBody body = new(code, [], positions: positions);
        body.Return(code.Flow.Operands(sum).Single());
        string term = LaneStruct.Add(structs, method + "Term", "ITerm", body);
        if (code.GradientsOf(sum).Any(code.Plan.MovedInBackward.Contains))
        {
            yield return CallText.Of("Loop.Descend", ["pass", code.Sizes.Of(sum), term, code.View(sum), .. positions == 1 ? Array.Empty<string>() : [$"positions: {Literals.Of(positions)}"]], ";");
            yield break;
        }

        string accumulate = code.Plan[sum].Memory is Memory.Gradient ? "pass.Accumulate" : "accumulate: false";

        yield return CallText.Of("Loop.SumRows", [SharedCode.Columns(code, sum), code.CountOf(code.Flow.Operands(sum).Single()), term, code.View(sum), accumulate], ";");

        if (group.Steps.Count > 1)
        {
            LaneBody after = new(code, group.Steps.Skip(1));
            after.Store(group.Stored.Where(s => s != sum));
            yield return CallText.Of("Loop.Columns", [SharedCode.Columns(code, sum), LaneStruct.Add(structs, method + "Map", after.Map, after)], ";");
        }

        foreach (string delivery in SharedCode.Deliveries(code, group))
            yield return delivery;
    }
}
