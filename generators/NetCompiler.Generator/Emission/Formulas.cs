using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission;

/// <summary>
/// The mathematics of a group as its summary. What the group keeps to itself is written out where it is used once and has a line of its own otherwise;
/// names drop the prefix that the group's values share.
/// </summary>
internal sealed class Formulas
{
    private const int Loose = ExprPrinter.Sum, Tight = ExprPrinter.Product;

    private readonly RunCode _code;
    private readonly Group _group;
    private readonly HashSet<int> _written;
    private readonly string _shared;

    private Formulas(RunCode code, Group group)
    {
        _code = code;
        _group = group;
        _written = [.. group.Stored, .. group.Steps.Where(s => code[s].Primitive is Reduce or Pick || code[s].Type.Shape.Rank == 0 && IsNamed(s) || Uses(s) > 1)];
        _shared = group.Kind is GroupKind.Rows or GroupKind.BatchSum or GroupKind.Shared ? Prefix(group.Steps[0]) : "";
    }

    /// <summary>The lines of the documentation comment.</summary>
    public static IEnumerable<string> Of(RunCode code, params Group[] groups) => Documentation(groups.SelectMany(group => new Formulas(code, group).Lines()));

    /// <summary>The same, behind what else there is to say.</summary>
    public static IEnumerable<string> Of(RunCode code, IEnumerable<string> first, params Group[] groups) => Documentation(first.Concat(groups.SelectMany(group => new Formulas(code, group).Lines())));

    /// <summary>Lines as the summary of a method.</summary>
    public static IEnumerable<string> Documentation(IEnumerable<string> text)
    {
        List<string> lines = [.. text.Select(XmlText.Escape)];

        if (lines.Count == 1)
            return ["/// <summary>" + lines[0] + "</summary>"];

        return ["/// <summary>", .. lines.Select((line, i) => "/// " + line + (i + 1 < lines.Count ? "<br/>" : "")), "/// </summary>"];
    }

    private IEnumerable<string> Lines()
    {
        if (Prepared.By(_group) is { } prepared)
            return [$"{_code.Names.Formula(prepared)}{(Prepared.IsPoints(prepared) ? " of Winograd's F(4×4, 3×3)" : " in panels")}{(Prepared.IsTransposed(prepared) ? ", for the product that takes gradients back" : "")}."];

        IEnumerable<string> own = _group.Steps.Where(_written.Contains).Select(step => Left(step) + " = " + Right(step).Text + Place(step));
        IEnumerable<string> again = Inline().Select(step => "where " + Name(step) + " = " + Right(step).Text);
        return own.Concat(again);
    }

    /// <summary>How often the group's formulas name a step.</summary>
    private int Uses(int step) => _group.Steps.Sum(reader => _code[reader].Primitive is Map map
        ? Arguments(map.Body).Count(a => _code.Flow.Resolve(_code[reader].Operands[a]) == step)
        : _code.Flow.Operands(reader).Count(o => o == step));

    private static IEnumerable<int> Arguments(Expr body) => body switch
    {
        Argument argument => [argument.Index],
        Unary unary => Arguments(unary.Operand),
        Binary binary => Arguments(binary.Left).Concat(Arguments(binary.Right)),
        Choice choice => new[] { choice.Condition.Left, choice.Condition.Right, choice.Then, choice.Else }.SelectMany(Arguments),
        _ => [],
    };

    /// <summary>All of a name but its last part.</summary>
    private string Prefix(int step)
    {
        string name = _code.Names.Formula(step).TrimStart('∂');
        int dot = name.LastIndexOf('.');
        return dot < 0 ? "" : name.Substring(0, dot + 1);
    }

    private string Name(int step)
    {
        string name = _code.Names.Formula(step), sign = name.StartsWith("∂", System.StringComparison.Ordinal) ? "∂" : "";
        string plain = name.Substring(sign.Length);
        return _shared.Length > 0 && plain.StartsWith(_shared, System.StringComparison.Ordinal) ? sign + plain.Substring(_shared.Length) : name;
    }

    /// <summary>Named values that the group computes again rather than loads.</summary>
    private IEnumerable<int> Inline()
    {
        HashSet<int> found = [];
        Stack<int> open = new(_group.Steps.SelectMany(_code.Flow.Operands));

        while (open.Count > 0)
        {
            int step = open.Pop();

            if (_code[step].Primitive is Map && _code.Run.Storage.IsInline(step) && found.Add(step))
            {
                foreach (int operand in _code.Flow.Operands(step))
                    open.Push(operand);
            }
        }

        return found.Where(IsNamed).OrderByDescending(step => step);
    }

    private string Left(int step) =>
        _group.Kind is GroupKind.WeightGradient or GroupKind.BatchSum or GroupKind.Table && _code.Plan.IsPlaced(step) && _code.Plan[step].Memory is Memory.Gradient or Memory.WeightGradient
            ? "∂L/" + _code.Names.Formula(step)
            : Name(step);

    private string Place(int step) =>
        _code.Roles is null && _group.Stored.Contains(step) && _code.Plan.Predecessor(step) is var old and >= 0 ? $", in place of {Name(old)}" : "";

    private (string Text, int Precedence) Right(int step)
    {
        int[] operands = [.. _code.Flow.Operands(step)];
        string Operand(int index) => Inner(operands[index]) is (var text, var precedence) && precedence < Tight ? "(" + text + ")" : Inner(operands[index]).Text;

        return _code[step].Primitive switch
        {
            Map map => ExprPrinter.Print(map.Body, index => Inner(operands[index])),
            Contract { IsOfExamples: true } contract => (MatrixProduct(contract, Operand(0), Operand(1)), Tight),
            ReduceAxis axis => ($"{(axis.Reduction is Reduction.Max ? "max" : "Σ")} over {axis.Length} of {Operand(0)}", Loose),
            ExpandAxis axis => ($"{Operand(0)} repeated {axis.Length} times", Loose),
            Transpose => (Operand(0) + "ᵀ", Tight),
            Indicator => ($"onehot({Inner(operands[0]).Text})", ExprPrinter.Atom),
            Contract { Left: "bi" } => ($"{Operand(0)}·{Operand(1)}ᵀ", Tight),
            Contract { Result: "bi" } => ($"{Operand(0)}·{Operand(1)}", Tight),
            Convolve { Maxima: not null, Form: var form } convolve =>
                ($"{(form is ConvolveForm.Inputs ? $"({Operand(0)} at {Operand(2)}) ∗ {Operand(1)} turned" : $"{Operand(1)} ∗ ({Operand(0)} at {Operand(2)})")}{Text(convolve)}", Tight),
            Convolve { Form: ConvolveForm.Outputs } convolve => ($"{Operand(0)} ∗ {Operand(1)}{Text(convolve)}", Tight),
            Convolve { Form: ConvolveForm.Inputs } convolve => ($"{Operand(0)} ∗ {Operand(1)} turned{Text(convolve)}", Tight),
            Convolve convolve => (string.Join(" + ", Enumerable.Range(0, operands.Length / 2).Select(i => $"{Operand(2 * i + 1)} ∗ {Operand(2 * i)}")) + Text(convolve), operands.Length > 2 ? Loose : Tight),
            Pool pool => ($"{(pool.Kind is PoolKind.Max ? "max" : "mean")} over windows of {Operand(0)}, {pool.Window}", Loose),
            LargestTap largest => ($"in which tap of each window the largest of {Operand(0)} is, {largest.Window}", Loose),
            PoolGradient { Kind: PoolKind.Max } pool => ($"{Operand(1)} to the largest of each window of {Operand(0)}, {pool.Window}", Loose),
            PoolGradient pool => ($"{Operand(0)} to all of each window, {pool.Window}", Loose),
            Resample { Transposed: false } resample => ($"{Operand(0)} on {resample.Height.To}×{resample.Width.To}", Loose),
            Resample resample => ($"{Operand(0)} back on {resample.Height.From}×{resample.Width.From}", Loose),
            SumNeighbours sum => ($"Σ from {sum.Before} channels before to {sum.After} after of {Operand(0)}", Loose),
            ToPositions => ($"{Operand(0)}, a row of channels for each position", Loose),
            FromPositions => ($"{Operand(0)}, channels first", Loose),
            ToSteps => ($"{Operand(0)}, a row for each step", Loose),
            FromSteps => ($"{Operand(0)}, all steps of an example in a row", Loose),
            Attend { Form: AttendForm.Outputs } attend => ($"softmax({Scores(attend, Operand)})·{Operand(2)}{Text(attend)}", Tight),
            Attend attend => ($"{Derivative(attend)} of softmax({Scores(attend, Operand)})·{Operand(2)}{Text(attend)}, from {Operand(attend.OutputAt + 1)}", Loose),
            AddSteps => ($"{Operand(0)} + {Operand(1)} of the step", Loose),
            Sinusoids => ("sines and cosines of the step", Loose),
            Gather => ($"{Operand(1)}[{Operand(0)}]", ExprPrinter.Atom),
            ScatterAdd => (string.Join(" + ", Enumerable.Range(0, operands.Length / 2).Select(i => $"Σ {Operand(2 * i + 1)} by {Operand(2 * i)}")), Loose),
            ScatterParts => ($"Σ {(operands.Length > 2 ? "[" + string.Join(", ", operands.Skip(1).Select(part => Inner(part).Text)) + "]" : Operand(1))} by {Operand(0)}", Loose),
            TableProduct { Form: TableForm.Rows } when operands.Length > 2 => ($"{Operand(0)}·{Operand(1)}ᵀ + {Operand(2)} for each row, and {Operand(2)} for a number that is no row's", Loose),
            TableProduct { Form: TableForm.Rows } => ($"{Operand(0)}·{Operand(1)}ᵀ for each row, and 0 for a number that is no row's", Loose),
            TableProduct { Form: TableForm.Table } => ($"{Operand(0)}·{Operand(1)} without the last row", Loose),
            TableProduct { Form: TableForm.Weights } => ($"{Operand(0)}ᵀ·{Operand(1)} without the last row", Loose),
            TableProduct => ($"Σ over all rows of {Operand(0)}", Loose),
            AtStep at => ($"{Operand(0)}[{at.Step}]", ExprPrinter.Atom),
            Contract => (string.Join(" + ", Enumerable.Range(0, operands.Length / 2).Select(i => $"{Operand(2 * i)}ᵀ·{Operand(2 * i + 1)}")), operands.Length > 2 ? Loose : Tight),
            Reduce { Axes: ReducedAxes.Batch } => ($"Σ over {(_code[operands[0]].Type.Positions == 1 ? "examples" : "all positions")} of {Operand(0)}", Loose),
            Reduce { Axes: ReducedAxes.Positions } reduce => ($"{(reduce.Reduction is Reduction.Max ? "max" : "Σ")} over {_code[operands[0]].Type.Positions} positions of {Operand(0)}", Loose),
            Reduce { Reduction: Reduction.Max } => ($"max {Operand(0)}", Loose),
            Reduce => ($"Σ {Operand(0)}", Loose),
            Pick => ($"{Operand(0)}[{Operand(1)}]", ExprPrinter.Atom),
            OneHot => ($"onehot({Operand(0)})", ExprPrinter.Atom),
            Uniform => ("u", ExprPrinter.Atom),
            Slice slice => ($"{Operand(0)}[{slice.Start}…{slice.Start + slice.Length - 1}]", ExprPrinter.Atom),
            Concat => ("[" + string.Join(", ", operands.Select((_, i) => Operand(i))) + "]", ExprPrinter.Atom),
            Pad => ($"{Operand(0)} with zeros around it", Loose),
            _ => (Name(step), ExprPrinter.Atom),
        };
    }

    private static string Text(Convolve convolve) => $" ({convolve.Window}{(convolve.Groups == 1 ? "" : $", {convolve.Groups} groups")})";

    private static string Scores(Attend attend, System.Func<int, string> operand) =>
        attend.IsAdditive ? $"{operand(attend.WeightsAt)}·tanh({operand(0)} + {operand(1)})" : string.Format(System.Globalization.CultureInfo.InvariantCulture, "{0:0.######}·{1}·{2}ᵀ", attend.Scale, operand(0), operand(1));

    private static string Text(Attend attend) =>
        (attend.Heads == 1 ? "" : $" of {attend.Heads} heads") + (attend.IsCausal ? ", no later keys" : "") + (attend.IsMasked ? ", no hidden keys" : "") + (attend.IsRandom ? ", some dropped" : "");

    private static string Derivative(Attend attend) => attend.Form switch
    {
        AttendForm.Queries => "∂L by the queries",
        AttendForm.Keys => "[∂L by the keys, by the values]",
        _ => "[∂L by the queries, by the keys, by the values]",
    };

    private static string MatrixProduct(Contract product, string left, string right) =>
        product == Contract.Plain ? $"{left}·{right}" : product == Contract.LeftTransposed ? $"{left}ᵀ·{right}" : $"{left}·{right}ᵀ";

    private (string Text, int Precedence) Inner(int step)
    {
        step = _code.Flow.Resolve(step);
        bool own = _group.Steps.Contains(step) && !_written.Contains(step) || _code.Run.Storage.IsInline(step) && !IsNamed(step) || _code.Flow.IsView(step);

        return own && !Flow.IsLeaf(_code[step].Primitive) ? Right(step) : (Name(step), ExprPrinter.Atom);
    }

    /// <summary>Values with a name of their own are mathematics that the reader knows: <c>norm.normalized</c>.</summary>
    private bool IsNamed(int step) => _code[step].Primitive is Map && !_code[step].Name.EndsWith(".value", System.StringComparison.Ordinal);
}
