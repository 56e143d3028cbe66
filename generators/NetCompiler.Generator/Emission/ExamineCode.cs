using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Differentiation;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission;

/// <summary>
/// A training step to look for anomalies: the groups of both passes one after the other, each followed by a look at what it left.
/// What a group keeps to itself is seen where it first reaches memory.
/// </summary>
internal sealed class ExamineCode(CodeWriter writer, RunCode code, Methods methods)
{
    private readonly HashSet<string> _layers = [.. code.Plan.Shaped.Spec.Nodes.Select(n => n.Name)];

    public void Write()
    {
        writer.Line();
        writer.Line("/// <summary>Forward and Backward on one thread, until a layer or a parameter has an output or a gradient that is not finite.</summary>");

        using (writer.Block("protected override void Examine(in Pass pass, Examiner examiner)"))
        {
            foreach (Group group in code.Run.Schedule.All.Select(e => e.Group))
            {
                if (!code.Plan.IsInPlace(group))
                    writer.Line($"{methods[group, true]}(pass);");

                string[] looks = [.. group.Stored.Where(step => IsLeft(group, step)).SelectMany(Looks)];

                if (looks.Length > 0)
                    writer.Line($"if ({string.Join("\n    || ", looks)}) return;");
            }
        }
    }

    /// <summary>Whether the value is still in memory when its group has run: another may have taken its place.</summary>
    private bool IsLeft(Group group, int step) =>
        group.Stored.All(other => other <= step || code.Plan[other] != code.Plan[step] && (code[step].Primitive is Concat || !code.Plan.IsPart(other, step)));

    private IEnumerable<string> Looks(int step)
    {
        string name = code[step].Name;
        bool isGradient = name.StartsWith(ReverseMode.GradientPrefix, System.StringComparison.Ordinal);
        string layer = isGradient ? name.Substring(ReverseMode.GradientPrefix.Length) : name;
        int parameter = code.GradientsOf(step).DefaultIfEmpty(-1).First();

        if (parameter >= 0)
            yield return Look("Gradient", code.Plan.Inventory.Parameters[parameter].Name, step);
        else if (code[step].Type.PerExample && code[step].Primitive is not Carry && (_layers.Contains(layer) || name == "loss"))
            yield return Look(isGradient ? "Gradient" : "Output", layer, step);
    }

    private string Look(string kind, string name, int step)
    {
        string length = code.ViewType(step) is "Rows" or "Row" ? ", " + code.Sizes.Of(step) : "";
        length += code.Run.RowsOf(step) == 1 ? "" : $", positions: {Literals.Of(code[step].Type.Positions)}";
        return $"examiner.{kind}({Literals.Text(name)}, {code.View(step)}{length})";
    }
}
