using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission;

/// <summary>Elementwise steps on what all examples share: statistics of a batch, running statistics, the mean loss.</summary>
internal static class SharedCode
{
    public static IEnumerable<string> Lines(RunCode code, string method, Group group, List<LaneStruct> structs)
    {
        LaneBody body = new(code, group.Steps);
        body.Store(group.Stored);
        yield return CallText.Of("Loop.Columns", [Columns(code, group.Steps[0]), LaneStruct.Add(structs, method + "Map", body.Map, body)], ";");

        foreach (string delivery in Deliveries(code, group))
            yield return delivery;
    }

    /// <summary>This thread's columns: whole cache lines, so that no two threads write to one.</summary>
    public static string Columns(RunCode code, int step) => $"pass.Share.Of({code.Sizes.Of(step)}, multiple: 16)";

    /// <summary>Copies of sums that are a parameter's gradient, and that the backward pass reads as well.</summary>
    public static IEnumerable<string> Deliveries(RunCode code, Group group) =>
        code.Plan.Deliveries
            .Where(delivery => group.Stored.Contains(delivery.Step))
            .Select(delivery => $"Loop.Deliver({Columns(code, delivery.Step)}, {code.View(delivery.Step)}, {code.Gradient(delivery.Parameter)}, pass.Accumulate);");
}
