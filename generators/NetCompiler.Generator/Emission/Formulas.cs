using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission;

/// <summary>
/// The mathematics of a group as its summary. What the group keeps to itself is written out where it is used once,
/// and named with <c>where</c> otherwise.
/// </summary>
internal sealed class Formulas(RunCode code)
{
    private const int Loose = 1, Tight = 2;

    public IEnumerable<string> Of(Group group)
    {
        List<string> lines = [.. Lines(group).Select(Escape)];

        if (lines.Count == 1)
            return ["/// <summary>" + lines[0] + "</summary>"];

        return ["/// <summary>", .. lines.Select((line, i) => "/// " + line + (i + 1 < lines.Count ? "<br/>" : "")), "/// </summary>"];
    }

    private IEnumerable<string> Lines(Group group)
    {
        if (group.Kind is GroupKind.Transpose)
            return [$"{code.Names.Formula(group.Steps[0])}ᵀ in panels, for the product that takes gradients back."];

        HashSet<int> written = [.. group.Stored, .. group.Steps.Where(s => code[s].Primitive is Reduce or Pick || code[s].Type.Shape.Rank == 0 && IsNamed(s))];
        IEnumerable<string> own = group.Steps.Where(written.Contains).Select(step => Name(step, group) + " = " + Right(step, group, written).Text + Place(step, group));
        IEnumerable<string> again = Inline(group).Select(step => "where " + code.Names.Formula(step) + " = " + Right(step, group, written).Text);
        return own.Concat(again);
    }

    /// <summary>Named values that the group computes again rather than loads.</summary>
    private IEnumerable<int> Inline(Group group)
    {
        HashSet<int> found = [];
        Stack<int> open = new(group.Steps.SelectMany(code.Flow.Operands));

        while (open.Count > 0)
        {
            int step = open.Pop();

            if (code[step].Primitive is Map && code.Run.Storage.IsInline(step) && found.Add(step))
            {
                foreach (int operand in code.Flow.Operands(step))
                    open.Push(operand);
            }
        }

        return found.Where(IsNamed).OrderByDescending(step => step);
    }

    private string Name(int step, Group group) =>
        group.Kind is GroupKind.WeightGradient or GroupKind.BatchSum && code.Plan.IsPlaced(step) && code.Plan[step].Memory is Memory.Gradient or Memory.WeightGradient
            ? "∂L/" + code.Names.Formula(step)
            : code.Names.Formula(step);

    private string Place(int step, Group group) =>
        group.Stored.Contains(step) && code.Plan.Predecessor(step) is var old and >= 0 ? $", in place of {code.Names.Formula(old)}" : "";

    private (string Text, int Precedence) Right(int step, Group group, HashSet<int> written)
    {
        int[] operands = [.. code.Flow.Operands(step)];
        string Operand(int index) => Inner(operands[index], group, written) is (var text, var precedence) && precedence < Tight ? "(" + text + ")" : Inner(operands[index], group, written).Text;

        return code[step].Primitive switch
        {
            Map map => ExprPrinter.Print(map.Body, index => Inner(operands[index], group, written)),
            Contract { Left: "bi" } => ($"{Operand(0)}·{Operand(1)}ᵀ", Tight),
            Contract { Result: "bi" } => ($"{Operand(0)}·{Operand(1)}", Tight),
            Contract => ($"{Operand(0)}ᵀ·{Operand(1)}", Tight),
            Reduce { Axes: ReducedAxes.Batch } => ($"Σ over examples of {Operand(0)}", Loose),
            Reduce { Reduction: Reduction.Max } => ($"max {Operand(0)}", Loose),
            Reduce => ($"Σ {Operand(0)}", Loose),
            Pick => ($"{Operand(0)}[{Operand(1)}]", ExprPrinter.Atom),
            OneHot => ($"onehot({Operand(0)})", ExprPrinter.Atom),
            Uniform => ("u", ExprPrinter.Atom),
            Slice slice => ($"{Operand(0)}[{slice.Start}…{slice.Start + slice.Length - 1}]", ExprPrinter.Atom),
            Concat => ("[" + string.Join(", ", operands.Select((_, i) => Operand(i))) + "]", ExprPrinter.Atom),
            Pad => ($"{Operand(0)} with zeros around it", Loose),
            _ => (code.Names.Formula(step), ExprPrinter.Atom),
        };
    }

    private (string Text, int Precedence) Inner(int step, Group group, HashSet<int> written)
    {
        step = code.Flow.Resolve(step);
        bool own = group.Steps.Contains(step) && !written.Contains(step) || code.Run.Storage.IsInline(step) && !IsNamed(step) || code.Flow.IsView(step);

        return own && !Flow.IsLeaf(code[step].Primitive) ? Right(step, group, written) : (code.Names.Formula(step), ExprPrinter.Atom);
    }

    /// <summary>Values with a name of their own are mathematics that the reader knows: <c>norm.normalized</c>.</summary>
    private bool IsNamed(int step) => code[step].Primitive is Map && !code[step].Name.EndsWith(".value", System.StringComparison.Ordinal);

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
