using System.Linq;
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
        int operand = step.Operands[0];
        TensorType from = program.Steps[operand].Type;
        string b = step.Type.PerExample ? "b" : "", count = Literals.Of(step.Type.Count), to = names.Element(id, "b", "i");

        switch (step.Primitive)
        {
            case Concat concat:
                Joined(writer, names, program, id, concat);
                return;
            case Pick:
                using (Loop.Over(writer, ("b", "batch")))
                    writer.Line($"{names[id]}[b] = {names.Element(operand, "b", $"{names[step.Operands[1]]}[b]")};");
                return;
            case Pad pad:
                using (Loop.Over(writer, (b, "batch"), ("o", Outer(from.Shape, pad.Axis)), ("k", Extent(from.Shape, pad.Axis)), ("i", Inner(from.Shape, pad.Axis))))
                    writer.Line($"{names.Element(id, "b", At(step.Type.Shape, pad.Axis, "o", Shifted("k", pad.Before), "i"))} = {names.Element(operand, "b", At(from.Shape, pad.Axis, "o", "k", "i"))};");
                return;
            case Slice slice:
                using (Loop.Over(writer, (b, "batch"), ("o", Outer(step.Type.Shape, slice.Axis)), ("k", Extent(step.Type.Shape, slice.Axis)), ("i", Inner(step.Type.Shape, slice.Axis))))
                    writer.Line($"{names.Element(id, "b", At(step.Type.Shape, slice.Axis, "o", "k", "i"))} = {names.Element(operand, "b", At(from.Shape, slice.Axis, "o", Shifted("k", slice.Start), "i"))};");
                return;
            case ExpandAxis axis:
                string inner = Literals.Of(axis.Inner);
                using (Loop.Over(writer, (b, "batch"), ("i", count)))
                    writer.Line($"{to} = {names.Element(operand, "b", $"i / {Literals.Of(axis.Inner * axis.Length)} * {inner} + i % {inner}")};");
                return;
            case Transpose axes:
                Turned(writer, names, id, operand, axes, step.Type.Count);
                return;
            case Indicator indicator:
                string classes = Literals.Of(indicator.Classes);
                using (Loop.Over(writer, (b, "batch"), ("i", count)))
                    writer.Line($"{to} = {names.Element(operand, "b", $"i / {classes}")} == i % {classes} ? 1.0 : 0.0;");
                return;
        }
    }

    /// <summary><c>[outer, rows, columns, inner] → [outer, columns, rows, inner]</c></summary>
    private static void Turned(CodeWriter writer, DoubleNames names, int id, int operand, Transpose axes, int count)
    {
        string rows = Literals.Of(axes.Rows), columns = Literals.Of(axes.Columns), inner = Literals.Of(axes.Inner);
        string outer = Literals.Of(count / (axes.Rows * axes.Columns * axes.Inner));

        using (Loop.Over(writer, ("b", "batch"), ("o", outer), ("j", rows), ("k", columns), ("i", inner)))
            writer.Line($"{names.Element(id, "b", $"((o * {columns} + k) * {rows} + j) * {inner} + i")} = {names.Element(operand, "b", $"((o * {rows} + j) * {columns} + k) * {inner} + i")};");
    }

    private static void Joined(CodeWriter writer, DoubleNames names, Program program, int id, Concat concat)
    {
        Step step = program.Steps[id];
        int start = 0;

        foreach (int part in step.Operands)
        {
            Shape from = program.Steps[part].Type.Shape;

            using (Loop.Over(writer, (step.Type.PerExample ? "b" : "", "batch"), ("o", Outer(from, concat.Axis)), ("k", Extent(from, concat.Axis)), ("i", Inner(from, concat.Axis))))
                writer.Line($"{names.Element(id, "b", At(step.Type.Shape, concat.Axis, "o", Shifted("k", start), "i"))} = {names.Element(part, "b", At(from, concat.Axis, "o", "k", "i"))};");

            start += from.Axes[concat.Axis];
        }
    }

    private static string Outer(Shape shape, int axis) => Literals.Of(shape.CountOf(0, axis));

    private static string Extent(Shape shape, int axis) => Literals.Of(shape.Axes[axis]);

    private static string Inner(Shape shape, int axis) => Literals.Of(shape.CountOf(axis + 1, shape.Rank));

    private static string At(Shape shape, int axis, string outer, string along, string inner) =>
        $"({outer} * {Extent(shape, axis)} + {along}) * {Inner(shape, axis)} + {inner}";

    private static string Shifted(string variable, int by) => by == 0 ? variable : $"{variable} + {Literals.Of(by)}";
}
