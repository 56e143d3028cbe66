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
        HashSet<int> counted = [];
        List<string[]> rows = [.. plan.Training.Schedule.First.Select(e => Row(plan, names, methods, e.Group, counted))];
        return TextTable.Lines(Heads, rows, right: 3);
    }

    /// <param name="counted">The parameters of earlier rows: those that several groups share count once.</param>
    private static string[] Row(Plan plan, ValueNames names, Methods methods, Group group, HashSet<int> counted)
    {
        Flow flow = plan.Training.Flow;
        HashSet<int> backward = [.. plan.Training.Schedule.Second.SelectMany(e => e.Group.Loads)];
        IEnumerable<NetworkParameter> parameters = group.Loads
            .Select(s => flow[s].Primitive)
            .OfType<ParameterValue>()
            .Where(p => counted.Add(p.Index))
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
        Dictionary<string, Node> nodes = spec.Nodes.ToDictionary(n => n.Name);
        HashSet<string> found = [];

        foreach (int step in group.Steps)
        {
            string title = Owner(plan.Program.Steps[step].Name, nodes)?.Operator.Title ?? string.Join(" + ", spec.Losses.Select(l => l.Loss.Title).Distinct());

            if (found.Add(title))
                yield return title;
        }
    }

    /// <summary>The node whose name the step's begins with, the longest of them: <c>hidden.relu1</c> before <c>hidden</c>.</summary>
    private static Node? Owner(string name, Dictionary<string, Node> nodes)
    {
        for (int end = name.Length; end > 0; end = name.LastIndexOf('.', end - 1))
        {
            if (nodes.TryGetValue(name.Substring(0, end), out Node? node))
                return node;
        }

        return null;
    }
}
