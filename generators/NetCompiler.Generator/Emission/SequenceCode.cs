using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Planning;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission;

/// <summary>Between sequences and rows of steps, and single steps: copies.</summary>
internal static class SequenceCode
{
    public static string? Line(RunCode code, int result)
    {
        int operand = code.Flow.Operands(result).First();

        return code[result].Primitive switch
        {
            ToSteps => CallText.Of("Steps.FromSequences", ["pass.Examples", Steps(code, result), Features(code, result), code.View(operand), code.View(result)], ";"),
            FromSteps => CallText.Of("Steps.ToSequences", ["pass.Examples", Steps(code, operand), Features(code, operand), code.View(operand), code.View(result)], ";"),
            Gather gather => CallText.Of(Table(gather.HasRest) + ".Gather", ["pass.Examples", .. Geometry(code, operand, code.Flow.Operands(result).Last(), gather.HasRest), code.View(operand), code.View(code.Flow.Operands(result).Last()), code.View(result)], ";"),
            AddSteps => CallText.Of("PositionTable.Add", ["pass.Examples", Steps(code, result), Features(code, result), code.View(operand), code.View(code.Flow.Operands(result).Last()), code.View(result)], ";"),
            AtStep at => $"Loop.Copy(pass.Examples, {code.Sizes.Of(result)}, {code.AtStep(operand, Literals.Of(at.Step))}, {code.View(result)});",
            _ => null,
        };
    }

    /// <summary>A table that is the same in every run; computing it costs less than remembering that it has been.</summary>
    public static string Sinusoids(RunCode code, int result) =>
        CallText.Of("PositionTable.Sinusoids", ["pass.Share", $"steps: {Literals.Of(code[result].Type.Shape.Axes[0])}", $"features: {Literals.Of(code[result].Type.Shape.Axes[1])}", code.View(result)], ";");

    /// <summary>The gradient of a table; of one that is used several times the later sums are added to the first.</summary>
    public static IEnumerable<string> Scatter(RunCode code, Group group)
    {
        int result = group.Steps[0];
        IEnumerable<string> sums = code[result].Primitive is ScatterAdd scatter ? Sums(code, result, scatter) : Parts(code, result);
        return sums.Concat(SharedCode.Deliveries(code, group));
    }

    private static IEnumerable<string> Sums(RunCode code, int result, ScatterAdd scatter)
    {
        int[] operands = [.. code.Flow.Operands(result)];
        string[] used = scatter.Table >= 0 ? [code.UsedRows(scatter.Table)] : [];

        for (int i = 0; i < operands.Length; i += 2)
        {
            string accumulate = i > 0 ? "accumulate: true" : code.Plan[result].Memory is Memory.Gradient ? "pass.Accumulate" : "accumulate: false";
            yield return CallText.Of("EmbeddingTable.ScatterAdd", ["pass.Share", "pass.Batch", .. Geometry(code, operands[i], result, hasRest: false), code.View(operands[i]), code.View(operands[i + 1]), code.View(result), accumulate, .. used], ";");
        }
    }

    /// <summary>Each part into its columns of the table; those that lie side by side in memory, too, at once.</summary>
    private static IEnumerable<string> Parts(RunCode code, int result)
    {
        int numbers = code.Flow.Operands(result).First();
        int[] parts = [.. code.Flow.Operands(result).Skip(1)];

        for (int first = 0, column = 0, next; first < parts.Length; first = next)
        {
            int columns = code[parts[first]].Type.Count;

            for (next = first + 1; next < parts.Length && code.Plan.LieSideBySide(parts[next - 1], parts[next]); next++)
                columns += code[parts[next]].Type.Count;

            if (next > first + 1)
                yield return $"// {string.Join(", ", parts.Skip(first).Take(next - first).Select(code.Names.Formula))} lie side by side.";

            string table = $"{code.View(result)}.AsRows({Literals.Of(code[result].Type.Shape.Axes[1])}){(column > 0 ? $".Columns({Literals.Of(column)})" : "")}";
            yield return CallText.Of("TableProduct.ScatterAdd", ["pass.Share", "pass.Batch", $"count: {Literals.Of(code[numbers].Type.Count)}", $"columns: {Literals.Of(columns)}", $"height: {Literals.Of(code[result].Type.Shape.Axes[0] - 1)}", code.View(numbers), code.View(parts[first]), table, "accumulate: false"], ";");
            column += columns;
        }
    }

    /// <summary>Of a table with a row for numbers that are no row's, the height is that of the others.</summary>
    private static IEnumerable<string> Geometry(RunCode code, int numbers, int table, bool hasRest) =>
        [$"count: {Literals.Of(code[numbers].Type.Count)}", $"columns: {Literals.Of(code[table].Type.Shape.Axes[1])}", $"height: {Literals.Of(code[table].Type.Shape.Axes[0] - (hasRest ? 1 : 0))}"];

    private static string Table(bool hasRest) => hasRest ? "TableProduct" : "EmbeddingTable";

    private static string Steps(RunCode code, int step) => $"steps: {Literals.Of(code[step].Type.Positions)}";

    private static string Features(RunCode code, int step) => $"features: {Literals.Of(code[step].Type.Count)}";
}
