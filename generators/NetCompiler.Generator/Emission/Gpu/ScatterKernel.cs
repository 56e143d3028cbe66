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
        ScatterAdd scatter = (ScatterAdd)code.Flow[result].Primitive;
        string used = scatter.Table >= 0 ? code.UsedRows(scatter.Table) : "";

        if (used.Length > 0)
        {
            code.Body.Add("for (int row = start; row < end && j == 0; row++)");
            code.Body.Add($"    {used}[row] = 0f;");
        }

        for (int pair = 0; pair < operands.Length; pair += 2)
            code.Body.AddRange(Additions(code, operands[pair], operands[pair + 1], destinations[0], used, scatter.HasRest));

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

    private static IEnumerable<string> Additions(KernelCode code, int numbers, int dy, string destination, string used, bool hasRest)
    {
        int count = code.Flow[numbers].Type.Count;
        string rows = hasRest ? "Height - 1" : "Height";

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
        yield return $"        {destination}[row * Columns + j] += {code.At(dy, $"b * {Literals.Of(count)} + k", "j")};";

        if (used.Length > 0)
        {
            yield return "        if (j == 0)";
            yield return $"            {used}[row] = 1f;";
        }

        yield return "    }";
        yield return "}";
    }
}
