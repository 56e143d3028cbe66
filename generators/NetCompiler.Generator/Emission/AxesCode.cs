using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission;

/// <summary>Reductions and expansions along an axis, transpositions, products of the matrices of each example: one call of the library each.</summary>
internal static class AxesCode
{
    public static IEnumerable<string> Lines(RunCode code, string method, Group group, List<LaneStruct> structs)
    {
        int result = group.Steps[0];
        int[] operands = [.. code.Flow.Operands(result)];

        if (code[result].Primitive is Sinusoids)
            return [SequenceCode.Sinusoids(code, result)];

        if (SequenceCode.Line(code, result) is { } line)
            return [line];

        if (code[result].Primitive is Attend attend)
            return AttentionCode.Lines(code, result, attend);

        if (code[result].Primitive is not (ReduceAxis or ExpandAxis or Transpose or Indicator or Contract))
            return ImageCode.Lines(code, method, group, structs);

        return [code[result].Primitive switch
        {
            ReduceAxis axis => Reduce(code, method, result, operands[0], axis, structs),
            ExpandAxis axis => Expand(code, result, operands[0], axis),
            Transpose axes => Call(code, result, "Loop.Transpose", [Outer(code, result, axes.Rows * axes.Columns * axes.Inner), $"rows: {Literals.Of(axes.Rows)}", $"columns: {Literals.Of(axes.Columns)}", $"inner: {Literals.Of(axes.Inner)}", code.View(operands[0]), code.View(result)]),
            Indicator indicator => Call(code, result, "Loop.OneHot", [Literals.Of(code[operands[0]].Type.Count), $"classes: {Literals.Of(indicator.Classes)}", code.View(operands[0]), code.View(result)]),
            _ => Multiply(code, result, operands),
        }];
    }

    /// <summary>What stands before the axis and is elementwise is computed inside the loop.</summary>
    private static string Reduce(RunCode code, string method, int result, int operand, ReduceAxis axis, List<LaneStruct> structs)
    {
        LaneBody term = new(code, [], positions: code.PositionsOf(operand));
        term.Return(operand);
        return Call(code, result, $"Loop.{axis.Reduction}Axis", [Outer(code, result, axis.Inner), $"length: {Literals.Of(axis.Length)}", $"inner: {Literals.Of(axis.Inner)}", LaneStruct.Add(structs, method + "Term", "ITerm", term), code.View(result)]);
    }

    private static string Expand(RunCode code, int result, int operand, ExpandAxis axis)
    {
        string[] what = [Outer(code, operand, axis.Inner), $"length: {Literals.Of(axis.Length)}", $"inner: {Literals.Of(axis.Inner)}", code.View(operand), code.View(result)];
        return code[result].Type.PerExample ? Call(code, result, "Loop.Expand", what) : CallText.Of("Loop.Expand", [SharedCode.Columns(code, result), .. what.Skip(1)], ";");
    }

    private static string Multiply(RunCode code, int result, int[] operands)
    {
        // The operand's own shape, not that of the value behind a reshape.
        Contract product = (Contract)code[result].Primitive;
        int[] left = [.. code[code[result].Operands[0]].Type.Shape.Axes], into = [.. code[result].Type.Shape.Axes];
        int steps = product == Contract.LeftTransposed ? left[1] : left[2];
        string form = product == Contract.Plain ? "" : product == Contract.LeftTransposed ? "LeftTransposed" : "RightTransposed";

        return Call(code, result, "Gemm.MultiplyEach" + form, [$"count: {Literals.Of(into[0])}", $"height: {Literals.Of(into[1])}", $"steps: {Literals.Of(steps)}", $"width: {Literals.Of(into[2])}", code.View(operands[0]), code.View(operands[1]), code.View(result)]);
    }

    private static string Outer(RunCode code, int step, int within) => $"outer: {Literals.Of(code[step].Type.Count / within)}";

    private static string Call(RunCode code, int result, string name, IReadOnlyList<string> arguments) => CallText.Of(name, [code.RowsOf(result), .. arguments], ";");
}
