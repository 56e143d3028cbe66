using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Planning;

namespace NetCompiler.Generator.Emission;

/// <summary>The network layer by layer, as <c>Summary</c> prints it.</summary>
internal static class SummaryTable
{
    private static readonly string[] Heads = ["layer", "operator", "output", "parameters", "starts as"];

    public static IEnumerable<string> Lines(Plan plan)
    {
        ILookup<int, NetworkParameter> parameters = plan.Inventory.Parameters.ToLookup(p => p.Node);
        List<string[]> rows = [.. plan.Shaped.Spec.Nodes.Select((node, i) => Row(plan, node, i, [.. parameters[i]]))];

        foreach (string line in TextTable.Lines(Heads, rows, right: 3))
            yield return line;

        yield return "";
        int all = plan.Inventory.Parameters.Sum(p => p.Spec.Shape.Count), frozen = plan.Inventory.Parameters.Where(p => p.IsFrozen).Sum(p => p.Spec.Shape.Count);
        yield return $"{TextTable.Count(all)} parameters{(frozen == 0 ? "" : $", {TextTable.Count(all - frozen)} trainable and {TextTable.Count(frozen)} frozen")}";
    }

    private static string[] Row(Plan plan, Node node, int index, List<NetworkParameter> own)
    {
        IEnumerable<string> starts = own.Where(p => p.Initializer.Kind is not (InitializerKind.Zeros or InitializerKind.Ones)).Select(p => Words(p.Initializer.Kind));

        string start = node.Shares < 0 ? string.Join(", ", starts) : "shared with " + plan.Shaped.Spec.Nodes[node.Shares].Name;

        return [node.Name, node.Operator.Title, plan.Shaped.Shapes[index].ToString(), TextTable.Count(own.Sum(p => p.Spec.Shape.Count)), start];
    }

    private static string Words(InitializerKind kind) =>
        string.Concat(kind.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString()));
}
