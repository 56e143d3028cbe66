using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Checks;

/// <summary>Sums and maxima: over the batch, over each example, along an axis.</summary>
internal static class DoubleReductions
{
    public static void Write(CodeWriter writer, DoubleNames names, Program program, int id)
    {
        Step step = program.Steps[id];
        TensorType from = program.Steps[step.Operands[0]].Type;
        string x = names[step.Operands[0]], count = Literals.Of(from.Count), result = Literals.Of(step.Type.Count);

        switch (step.Primitive)
        {
            case Reduce { Axes: ReducedAxes.Batch } reduce:
                using (Loop.Over(writer, ("i", result)))
                    Fold(writer, reduce.Reduction, "b", "batch", names.Element(step.Operands[0], "b", "i"), $"{names[id]}[i]");
                break;
            case Reduce reduce:
                using (Loop.Over(writer, ("b", "batch")))
                    Fold(writer, reduce.Reduction, "i", count, names.Element(step.Operands[0], "b", "i"), $"{names[id]}[b]");
                break;
            case ReduceAxis axis:
                string inner = Literals.Of(axis.Inner), length = Literals.Of(axis.Length);
                using (Loop.Over(writer, ("b", "batch"), ("i", result)))
                    Fold(writer, axis.Reduction, "k", length, $"{x}[b * {count} + (i / {inner} * {length} + k) * {inner} + i % {inner}]", $"{names[id]}[b * {result} + i]");
                break;
        }
    }

    public static void WriteNumber(CodeWriter writer, DoubleNames names, Step step, int id, Reduce reduce)
    {
        writer.Line($"double {names[id]} = {Start(reduce.Reduction)};");

        using (Loop.Over(writer, ("b", "batch")))
            writer.Line(Into(names[id], reduce.Reduction, names.Element(step.Operands[0], "b", "0")));
    }

    private static void Fold(CodeWriter writer, Reduction reduction, string variable, string end, string element, string result)
    {
        string folded = reduction is Reduction.Max ? "most" : "sum";
        writer.Line($"double {folded} = {Start(reduction)};");

        using (Loop.Over(writer, (variable, end)))
            writer.Line(Into(folded, reduction, element));

        writer.Line($"{result} = {folded};");
    }

    private static string Start(Reduction reduction) => reduction is Reduction.Max ? "double.NegativeInfinity" : "0.0";

    private static string Into(string folded, Reduction reduction, string element) =>
        reduction is Reduction.Max ? $"{folded} = Math.Max({folded}, {element});" : $"{folded} += {element};";
}
