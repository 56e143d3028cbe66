using System;
using System.Linq;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Checks;

/// <summary>Sums and maxima: over the batch, over each example, along an axis.</summary>
internal static class DoubleReductions
{
    public static void Write(CodeWriter writer, DoubleNames names, Program program, int id)
    {
        Step step = program.Steps[id];
        int x = step.Operands[0];

        switch (step.Primitive)
        {
            case Reduce { Axes: ReducedAxes.Batch } reduce:
                Loop column = new("i", step.Type.Count);
                Fold(writer, reduce.Reduction, [column], names.Rows(program.Steps[x].Type), names.Element(x, column.Variable), names.Element(id, column.Variable));
                break;
            case Reduce { Axes: ReducedAxes.Positions } reduce:
                Loop channel = new("i", step.Type.Count), position = new("k", program.Steps[x].Type.Positions);
                string at = string.Join(" + ", new[] { Loop.Batch.Times(program.Steps[x].Type.Positions * step.Type.Count), position.Times(step.Type.Count), channel.Times(1) }.Where(part => part.Length > 0));
                Fold(writer, reduce.Reduction, [Loop.Batch, channel], position, $"{names[x]}[{at}]", names.At(id, channel.Times(1)));
                break;
            case Reduce reduce:
                Loop element = new("i", program.Steps[x].Type.Count);
                Fold(writer, reduce.Reduction, [names.Rows(step.Type)], element, names.Element(x, element.Variable), names.At(id));
                break;
            case ReduceAxis axis:
                Loop outer = new("o", step.Type.Count / axis.Inner), along = new("k", axis.Length), inner = new("i", axis.Inner);
                Fold(writer, axis.Reduction, [names.Rows(step.Type), outer, inner], along,
                    names.At(x, outer.Times(axis.Length * axis.Inner), along.Times(axis.Inner), inner.Times(1)), names.At(id, outer.Times(axis.Inner), inner.Times(1)));
                break;
            default:
                throw new InvalidOperationException("The loss in double knows no reduction that is a " + step.Primitive.GetType().Name);
        }
    }

    public static void WriteNumber(CodeWriter writer, DoubleNames names, Step step, int id, Reduce reduce)
    {
        writer.Line($"double {names[id]} = {Start(reduce.Reduction)};");
        Loop.Write(writer, [Loop.Batch], Into(names[id], reduce.Reduction, names.Element(step.Operands[0], "")));
    }

    private static void Fold(CodeWriter writer, Reduction reduction, Loop[] around, Loop along, string element, string result)
    {
        string folded = reduction is Reduction.Max ? "most" : "sum";
        CodeWriter inner = new();
        Loop.Write(inner, [along], Into(folded, reduction, element));

        string[] statements = [$"double {folded} = {Start(reduction)};", inner.ToString().TrimEnd('\n'), $"{result} = {folded};"];

        // The batch's only column has no loop around it: a block keeps the local to itself.
        if (Array.TrueForAll(around, loop => loop.Variable.Length == 0))
            statements = ["{", .. Array.ConvertAll(statements, s => "    " + s.Replace("\n", "\n    ")), "}"];

        Loop.Write(writer, around, statements);
    }

    private static string Start(Reduction reduction) => reduction is Reduction.Max ? "double.NegativeInfinity" : "0.0";

    private static string Into(string folded, Reduction reduction, string element) =>
        reduction is Reduction.Max ? $"{folded} = Math.Max({folded}, {element});" : $"{folded} += {element};";
}
