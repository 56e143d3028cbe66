using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Emission;

/// <summary>The network layer by layer, as <c>Summary</c> prints it.</summary>
internal static class SummaryTable
{
    private static readonly string[] Heads = ["layer", "operator", "output", "parameters", "starts as"];

    /// <summary>Of networks with windows also the floating-point operations with weights, two for each use of one, the bytes of the output, and how much of the image each element depends on.</summary>
    private static readonly string[] ImageHeads = ["layer", "operator", "output", "parameters", "operations", "bytes", "sees", "starts as"];

    public static IEnumerable<string> Lines(Plan plan)
    {
        ILookup<int, NetworkParameter> parameters = plan.Inventory.Parameters.ToLookup(p => p.Node);
        List<string[]> rows = [.. plan.Shaped.Spec.Nodes.Select((node, i) => Row(plan, node, i, [.. parameters[i]]))];

        bool hasWindows = plan.Shaped.Spec.Nodes.Any(node => node.Operator is Convolution or ConvTranspose or Pooling);
        IReadOnlyList<string> sees = hasWindows ? ReceptiveField.Of(plan.Shaped) : [];
        long operations = 0;

        for (int i = 0; hasWindows && i < rows.Count; i++)
        {
            long own = Operations(plan, i);
            operations += own;
            rows[i] = [.. rows[i].Take(4), own == 0 ? "" : TextTable.Count(own), TextTable.Count(4L * plan.Shaped.Shapes[i].Count), sees[i], rows[i][4]];
        }

        foreach (string line in hasWindows ? TextTable.Lines(ImageHeads, rows, 3, 4, 5, 6) : TextTable.Lines(Heads, rows, 3))
            yield return line;

        yield return "";
        int all = plan.Inventory.Parameters.Sum(p => p.Spec.Shape.Count), frozen = plan.Inventory.Parameters.Where(p => p.IsFrozen).Sum(p => p.Spec.Shape.Count);
        yield return $"{TextTable.Count(all)} parameters{(frozen == 0 ? "" : $", {TextTable.Count(all - frozen)} trainable and {TextTable.Count(frozen)} frozen")}";

        if (hasWindows)
            yield return $"{TextTable.Count(operations)} operations forward for each example";

        if (plan.Launches is { } launches)
            yield return $"{TextTable.Count(launches)} launches a training step on a device, and the optimizer's";
    }

    /// <summary>Each weight of a convolution is used at every position of its result, of a transposed one at every position of its operand.</summary>
    private static long Operations(Plan plan, int index)
    {
        Node node = plan.Shaped.Spec.Nodes[index];
        int weights = node.Operator.Parameters(plan.Shaped.InputShapes(node)).Where(p => p.Name == "weight").Sum(p => p.Shape.Count);

        return node.Operator switch
        {
            Dense => 2L * weights,
            Convolution => 2L * weights * Positions(plan.Shaped.Shapes[index]),
            ConvTranspose => 2L * weights * Positions(plan.Shaped.Shapes[node.Inputs[0]]),
            _ => 0,
        };
    }

    private static long Positions(Shape image) => image.CountOf(1, image.Rank);

    private static string[] Row(Plan plan, Node node, int index, List<NetworkParameter> own)
    {
        IEnumerable<string> starts = own.Where(p => p.Initializer.Kind is not (InitializerKind.Zeros or InitializerKind.Ones)).Select(p => Words(p.Initializer.Kind));

        string start = node.Shares < 0 ? string.Join(", ", starts) : "shared with " + plan.Shaped.Spec.Nodes[node.Shares].Name;

        return [node.Name, node.Operator.Title, plan.Shaped.Shapes[index].ToString(), TextTable.Count(own.Sum(p => p.Spec.Shape.Count)), start];
    }

    private static string Words(InitializerKind kind) =>
        string.Concat(kind.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString()));
}
