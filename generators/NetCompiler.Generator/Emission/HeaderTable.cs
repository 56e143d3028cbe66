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
        List<string[]> rows = [.. plan.Training.Schedule.First.Select(e => Row(plan, names, methods, e.Group))];
        return TextTable.Lines(Heads, rows, right: 3);
    }

    private static string[] Row(Plan plan, ValueNames names, Methods methods, Group group)
    {
        Flow flow = plan.Training.Flow;
        HashSet<int> backward = [.. plan.Training.Schedule.Second.SelectMany(e => e.Group.Loads)];
        IEnumerable<NetworkParameter> parameters = group.Loads
            .Select(s => flow[s].Primitive)
            .OfType<ParameterValue>()
            .Select(p => plan.Inventory.Parameters[p.Index]);
        string kept = string.Join(", ", group.Stored.Where(backward.Contains).Select(names.Formula));

        return
        [
            methods[group, true].Substring("Forward".Length),
            string.Join(", ", Fused(plan, group)),
            flow[group.Main].Type.ToString(),
            TextTable.Count(parameters.Sum(p => p.Spec.Shape.Count)),
            kept.Length == 0 ? "nothing" : kept,
        ];
    }

    /// <summary>The titles of the operators whose steps the group holds.</summary>
    private static IEnumerable<string> Fused(Plan plan, Group group)
    {
        NetworkSpec spec = plan.Shaped.Spec;
        HashSet<string> found = [];

        foreach (int step in group.Steps)
        {
            string name = plan.Program.Steps[step].Name;
            Node? node = spec.Nodes.Where(n => name == n.Name || name.StartsWith(n.Name + ".", System.StringComparison.Ordinal)).OrderByDescending(n => n.Name.Length).FirstOrDefault();
            string title = node?.Operator.Title ?? string.Join(" + ", spec.Losses.Select(l => l.Loss.Title).Distinct());

            if (found.Add(title))
                yield return title;
        }
    }
}
