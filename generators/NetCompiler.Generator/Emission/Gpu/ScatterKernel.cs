using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Optimization;
using NetCompiler.Generator.Primitives;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>
/// The gradient of a table: each thread owns one column of a range of its rows, goes through all numbers of the batch in their order, and adds the rows that are its own. Nothing is added atomically, and the order of
/// every sum is that of the batch. Each thread reads all numbers, which its neighbours read at the same time: the time of a launch grows with the numbers of a batch, and hardly with the table, until its ranges are
/// more than a device runs at once. A number that comes again and again keeps one thread a column busy with additions. Of a sparse table the first column's threads note which rows are used.
/// </summary>
internal static class ScatterKernel
{
    private const int Threads = 64, Ranges = 256;

    public static void Write(KernelCode code, Group group)
    {
        int result = group.Steps[0];
        int[] operands = [.. code.Flow.Operands(result)];
        int height = code.Flow[result].Type.Shape.Axes[0], columns = code.Flow[result].Type.Count / height, each = (height + Ranges - 1) / Ranges, ranges = (height + each - 1) / each;
        string[] destinations = [.. code.Destinations(result)];

        code.Constant("Height", height);
        code.Constant("Columns", columns);
        code.Constant("RowsOfRange", each);
        code.Body.Add($"int i = Grid.IdxX * {Literals.Of(Threads)} + Group.IdxX, range = i / Columns, j = i - range * Columns;");
        code.Body.Add("int start = range * RowsOfRange, end = start + RowsOfRange < Height ? start + RowsOfRange : Height;");
        code.Body.Add("if (start >= Height)");
        code.Body.Add("    return;");
        code.Body.Add("");
        code.Body.Add("for (int row = start; row < end; row++)");
        code.Body.Add($"    {destinations[0]}[row * Columns + j] = 0f;");
        string used = code.Flow[result].Primitive is ScatterAdd { Table: >= 0 and var table } ? code.UsedRows(table) : "";

        if (used.Length > 0)
        {
            code.Body.Add("for (int row = start; row < end && j == 0; row++)");
            code.Body.Add($"    {used}[row] = 0f;");
        }

        if (code.Flow[result].Primitive is ScatterParts)
            code.Body.AddRange(Additions(code, operands[0], operands.Skip(1), destinations[0], used, "Height - 1"));

        for (int pair = 0; pair < operands.Length && code.Flow[result].Primitive is ScatterAdd; pair += 2)
            code.Body.AddRange(Additions(code, operands[pair], [operands[pair + 1]], destinations[0], used, "Height"));

        if (destinations.Length > 1)
        {
            code.Body.Add("");
            code.Body.Add("for (int row = start; row < end; row++)");
            code.Body.Add("{");
            code.Body.AddRange(destinations.Skip(1).Select(other => $"    {other}[row * Columns + j] = {destinations[0]}[row * Columns + j];"));
            code.Body.Add("}");
        }

        code.Threads = Threads;
        code.Work = each == 1 ? "a column of a row each" : $"a column of {each} rows each";
        code.Over = $"new({Literals.Of((ranges * columns + Threads - 1) / Threads)}, {Literals.Of(Threads)})";
    }

    /// <param name="code">Where it is written.</param>
    /// <param name="numbers">The numbers of rows.</param>
    /// <param name="parts">What is added up, side by side.</param>
    /// <param name="destination">Where.</param>
    /// <param name="used">Where it is noted which rows have gradients; empty for a table of which all have.</param>
    /// <param name="rows">How many numbers are a row's.</param>
    private static IEnumerable<string> Additions(KernelCode code, int numbers, IEnumerable<int> parts, string destination, string used, string rows)
    {
        int count = code.Flow[numbers].Type.Count;

        yield return "";
        yield return $"for (int b = 0; b < {code.Arguments.Batch}; b++)";
        yield return "{";
        yield return $"    for (int k = 0; k < {Literals.Of(count)}; k++)";
        yield return "    {";
        yield return $"        float number = {code.At(numbers, "b", "k")};";
        yield return $"        int row = number >= 0f && number < {rows} && number == (int)number ? (int)number : {rows};";
        yield return "        if (row < start || row >= end)";
        yield return "            continue;";
        yield return "";
        yield return $"        {destination}[row * Columns + j] += {Element(code, [.. parts], $"b * {Literals.Of(count)} + k", 0)};";

        if (used.Length > 0)
        {
            yield return "        if (j == 0)";
            yield return $"            {used}[row] = 1f;";
        }

        yield return "    }";
        yield return "}";
    }

    /// <summary>Column j of what lies side by side, from one of its columns on.</summary>
    private static string Element(KernelCode code, int[] parts, string row, int column)
    {
        int next = column + code.Flow[parts[0]].Type.Count;
        string own = code.At(parts[0], row, column == 0 ? "j" : $"j - {Literals.Of(column)}");
        return parts.Length == 1 ? own : $"(j < {Literals.Of(next)} ? {own} : {Element(code, [.. parts.Skip(1)], row, next)})";
    }
}
