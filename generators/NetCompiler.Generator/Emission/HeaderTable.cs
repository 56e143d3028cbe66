using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission;

/// <summary>The network as a table: what each fused group of the forward pass holds, gives and learns, and what backward needs of it.</summary>
internal static class HeaderTable
{
    private static readonly string[] Heads = ["group", "fuses", "output", "parameters", "kept for backward"];

    public static IEnumerable<string> Lines(Plan plan, ValueNames names, Methods methods)
    {
        HashSet<int> counted = [], backward = [.. plan.Training.Schedule.Second.SelectMany(e => e.Group.Loads)];
        Owners owners = new(plan.Shaped.Spec);
        List<string[]> rows = [.. plan.Training.Schedule.First.Where(e => !plan.IsInPlace(e.Group)).Select(e => Row(plan, names, methods, owners, e.Group, counted, backward))];
        return TextTable.Lines(Heads, rows, 3);
    }

    /// <param name="counted">The parameters of earlier rows: those that several groups share count once.</param>
    /// <param name="backward">What the backward pass reads.</param>
    private static string[] Row(Plan plan, ValueNames names, Methods methods, Owners owners, Group group, HashSet<int> counted, HashSet<int> backward)
    {
        Flow flow = plan.Training.Flow;
        IEnumerable<NetworkParameter> parameters = group.Loads
            .Select(s => flow[s].Primitive)
            .OfType<ParameterValue>()
            .Where(p => counted.Add(p.Index))
            .Select(p => plan.Inventory.Parameters[p.Index]);
        string kept = string.Join(", ", group.Stored.Where(backward.Contains).Select(names.Formula));

        return
        [
            methods[group, true].Substring("Forward".Length),
            string.Join(", ", Fused(plan, owners, group)),
            flow[group.Main].Type.ToString(),
            TextTable.Count(parameters.Sum(p => p.Spec.Shape.Count)),
            kept.Length == 0 ? "nothing" : kept,
        ];
    }

    /// <summary>The titles of the operators whose steps the group holds.</summary>
    private static IEnumerable<string> Fused(Plan plan, Owners owners, Group group)
    {
        NetworkSpec spec = plan.Shaped.Spec;
        HashSet<string> found = [];

        foreach (int step in group.Steps)
        {
            string title = owners.Of(plan.Program.Steps[step].Name) is var node and >= 0 ? spec.Nodes[node].Operator.Title : string.Join(" + ", spec.Losses.Select(l => l.Loss.Title).Distinct());

            if (plan.Program.Steps[step] is { Primitive: Convolve convolve } product && convolve.IsWinograd(plan.Program.Steps[product.Operands[1]].Type.Shape))
                title += " by Winograd";

            if (found.Add(title))
                yield return title;
        }
    }
}
