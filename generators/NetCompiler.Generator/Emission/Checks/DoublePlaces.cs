using System;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Emission.Checks;

/// <summary>What only moves elements: stretches along axes, axes in another order, the element that a label names.</summary>
internal static class DoublePlaces
{
    public static void Write(CodeWriter writer, DoubleNames names, Program program, int id)
    {
        Step step = program.Steps[id];
        Shape to = step.Type.Shape;

        if (step.Primitive is Sinusoids)
        {
            string features = Literals.Of(to.Axes[1]);
            writer.Line($"for (int i = 0; i < {Literals.Of(to.Count)}; i++)");
            writer.Line($"    {names[id]}[i] = i % {features} % 2 == 0 ? Math.Sin(i / {features} * Math.Pow(10000, -(i % {features}) / {features}.0)) : Math.Cos(i / {features} * Math.Pow(10000, -(i % {features} - 1) / {features}.0));");
            return;
        }

        int operand = step.Operands[0];
        Shape from = program.Steps[operand].Type.Shape;

        switch (step.Primitive)
        {
            case Concat concat:
                int start = 0;
                foreach (int part in step.Operands)
                {
                    Shape piece = program.Steps[part].Type.Shape;
                    Copy(writer, names, step, (id, to, start), (part, piece, 0), concat.Axis, piece);
                    start += piece.Axes[concat.Axis];
                }

                break;
            case Pad pad:
                Copy(writer, names, step, (id, to, pad.Before), (operand, from, 0), pad.Axis, from);
                break;
            case Slice slice:
                Copy(writer, names, step, (id, to, 0), (operand, from, slice.Start), slice.Axis, to);
                break;
            case Pick:
                Loop.Write(writer, [names.Rows(step.Type)], $"{names.At(id)} = {names.Element(operand, $"{names[step.Operands[1]]}[b]")};");
                break;
            case AtStep at:
                Loop feature = new("i", step.Type.Count);
                int row = step.Type.Count * program.Steps[operand].Type.Positions;
                Loop.Write(writer, [Loop.Batch, feature], $"{names.At(id, feature.Times(1))} = {names[operand]}[b * {Literals.Of(row)} + {Literals.Of(at.Step * step.Type.Count)}{(feature.Variable.Length == 0 ? "" : " + i")}];");
                break;
            case Gather gather:
                Row(writer, names, step, id, program.Steps[step.Operands[1]].Type.Shape.Axes[0], gather.HasRest);
                break;
            case AddSteps:
                string count = Literals.Of(step.Type.Count);
                writer.Line($"for (int i = 0; i < batch * {Literals.Of(step.Type.Positions)} * {count}; i++)");
                writer.Line($"    {names[id]}[i] = {names[operand]}[i] + {names[step.Operands[1]]}[i % {Literals.Of(step.Type.Positions * step.Type.Count)}];");
                break;
            case ExpandAxis axis:
                Expand(writer, names, step, id, axis);
                break;
            case Transpose axes:
                Turn(writer, names, step, id, axes);
                break;
            case Indicator indicator:
                Loop number = new("i", from.Count), @class = new("k", indicator.Classes);
                Loop.Write(writer, [names.Rows(step.Type), number, @class],
                    $"{names.At(id, number.Times(indicator.Classes), @class.Times(1))} = {names.At(operand, number.Times(1))} == {(@class.Variable.Length == 0 ? "0" : @class.Variable)} ? 1.0 : 0.0;");
                break;
            default:
                throw new InvalidOperationException("The loss in double knows no place that is a " + step.Primitive.GetType().Name);
        }
    }

    /// <summary>The elements of <paramref name="moved"/>, counted along an axis from a start on either side.</summary>
    private static void Copy(CodeWriter writer, DoubleNames names, Step step, (int Id, Shape Shape, int Start) into, (int Id, Shape Shape, int Start) from, int axis, Shape moved)
    {
        int stride = moved.CountOf(axis + 1, moved.Rank);
        Loop outer = new("o", moved.CountOf(0, axis)), along = new("k", moved.Axes[axis]), inner = new("i", stride);

        string At((int Id, Shape Shape, int Start) side) => names.At(side.Id,
            outer.Times(side.Shape.Axes[axis] * stride), along.Times(stride), inner.Times(1), side.Start == 0 ? "" : Literals.Of(side.Start * stride));

        Loop[] loops = [outer, along, inner];
        Loop.Write(writer, step.Type.PerExample ? [names.Rows(step.Type), .. loops] : loops, $"{At(into)} = {At(from)};");
    }

    /// <summary>A row of a table by its number.</summary>
    private static void Row(CodeWriter writer, DoubleNames names, Step step, int id, int height, bool hasRest)
    {
        Loop column = new("i", step.Type.Count);
        int rows = hasRest ? height - 1 : height;
        string index = $"{names[step.Operands[0]]}[b]", table = names[step.Operands[1]], i = column.Variable.Length == 0 ? "" : " + i";
        string rest = hasRest ? $"{table}[{Literals.Of(rows * step.Type.Count)}{i}]" : "0.0";
        Loop.Write(writer, [names.Rows(step.Type), column],
            $"{names.At(id, column.Times(1))} = {index} >= 0 && {index} < {Literals.Of(rows)} && {index} % 1 == 0 ? {table}[(int){index} * {Literals.Of(step.Type.Count)}{i}] : {rest};");
    }

    /// <summary><c>[outer, inner] → [outer, length, inner]</c></summary>
    private static void Expand(CodeWriter writer, DoubleNames names, Step step, int id, ExpandAxis axis)
    {
        Loop outer = new("o", step.Type.Count / (axis.Length * axis.Inner)), along = new("k", axis.Length), inner = new("i", axis.Inner);
        Loop[] loops = [outer, along, inner];
        Loop.Write(writer, step.Type.PerExample ? [names.Rows(step.Type), .. loops] : loops,
            $"{names.At(id, outer.Times(axis.Length * axis.Inner), along.Times(axis.Inner), inner.Times(1))} = {names.At(step.Operands[0], outer.Times(axis.Inner), inner.Times(1))};");
    }

    /// <summary><c>[outer, rows, columns, inner] → [outer, columns, rows, inner]</c></summary>
    private static void Turn(CodeWriter writer, DoubleNames names, Step step, int id, Transpose axes)
    {
        int matrix = axes.Rows * axes.Columns * axes.Inner;
        Loop outer = new("o", step.Type.Count / matrix), row = new("j", axes.Rows), column = new("k", axes.Columns), inner = new("i", axes.Inner);
        Loop.Write(writer, [names.Rows(step.Type), outer, row, column, inner],
            $"{names.At(id, outer.Times(matrix), column.Times(axes.Rows * axes.Inner), row.Times(axes.Inner), inner.Times(1))} = {names.At(step.Operands[0], outer.Times(matrix), row.Times(axes.Columns * axes.Inner), column.Times(axes.Inner), inner.Times(1))};");
    }
}
