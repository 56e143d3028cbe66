using System.Collections.Generic;
using System.Linq;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>Products of which each thread computes a result from factors that it reads itself.</summary>
internal sealed record ResultEach : ProductForm
{
    private const int GroupThreads = 128;

    public override int Groups(int rows, int columns) => (rows * columns + GroupThreads - 1) / GroupThreads;

    public override void Write(KernelCode code, ProductSize size)
    {
        List<string> body = code.Body;
        string groups = size.Groups(size.ColumnCount, GroupThreads), threads = Literals.Of(GroupThreads);
        Begin(body, size);
        code.Threads = GroupThreads;

        if (size.Gates > 1)
        {
            Gates(body, size);
            code.Work = "a unit each";
            code.Over = $"new({groups}, {threads})";
            return;
        }

        body.Add(size.SumsRows ? "float product = 0f, sum = 0f;" : "float product = 0f;");

        for (int pair = 0; pair < size.Terms.Count; pair++)
            body.AddRange(Sum(size, pair));

        code.Work = "a result each";

        if (size.Parts > 1)
        {
            ProductParts.OfResult(code, this, size);
            code.Over = $"new(new Index2D({groups}, Parts), new Index2D({threads}, 1))";
            return;
        }

        body.Add("");
        body.Add($"Finish({size.Given}, row, column, product);");

        if (size.SumsRows)
        {
            body.Add("if (column == 0)");
            body.Add("    FinishRow(a, row, sum);");
        }

        code.Over = size.Matrices > 0 ? $"new(DevicePass.Groups({KernelCode.TimesBatch(size.Matrices * size.RowCount * size.ColumnCount)}, {threads}), {threads})" : $"new({groups}, {threads})";
    }

    /// <summary>All terms of one pair of factors, or those of a part.</summary>
    private static IEnumerable<string> Sum(ProductSize size, int pair)
    {
        string suffix = ProductSize.Suffix(pair), terms = size.Terms[pair], right = $"Right{suffix}({size.Given}, {(size.RightByRow ? "row, k" : "k")}, column)";

        if (size.Parts > 1)
            yield return $"int each{suffix} = ({terms} + Parts - 1) / Parts;";

        yield return size.Parts == 1 ? $"for (int k = 0; k < {terms}; k++)" : $"for (int k = Grid.IdxY * each{suffix}; row < {size.Rows} && k < (Grid.IdxY + 1) * each{suffix} && k < {terms}; k++)";

        if (!size.SumsRows)
        {
            yield return $"    product += Left{suffix}({size.Given}, row, k) * {right};";
            yield break;
        }

        yield return "{";
        yield return $"    float left = Left{suffix}({size.Given}, row, k);";
        yield return $"    product += left * {right};";
        yield return "    sum += left;";
        yield return "}";
    }

    private static void Gates(List<string> body, ProductSize size)
    {
        int[] gates = [.. Enumerable.Range(0, size.Gates)];
        body.Add($"float {string.Join(", ", gates.Select(gate => $"s{gate} = 0f"))};");
        body.Add($"for (int k = 0; k < {size.Terms[0]}; k++)");
        body.Add("{");
        body.Add("    float left = Left(a, row, k);");
        body.AddRange(gates.Select(gate => $"    s{gate} += left * Right(a, k, {(gate == 0 ? "column" : gate == 1 ? $"{size.Columns} + column" : $"{Literals.Of(gate)} * {size.Columns} + column")});"));
        body.Add("}");
        body.Add("");
        body.Add($"Finish(a, row, column, {string.Join(", ", gates.Select(gate => $"s{gate}"))});");
    }

    /// <summary>Which result a thread has. Where groups share out the terms, those with nothing to sum wait for the others.</summary>
    private static void Begin(List<string> body, ProductSize size)
    {
        string i = $"int i = Grid.IdxX * {Literals.Of(GroupThreads)} + Group.IdxX";

        if (size.Matrices > 0)
        {
            body.Add($"{i}, multiplied = i / (Rows * Columns), b = multiplied / Matrices, matrix = multiplied - b * Matrices;");
            body.Add($"if (b >= {size.Batch})");
            body.Add("    return;");
            body.Add("");
            body.Add("int place = i - multiplied * Rows * Columns, row = place / Columns, column = place - row * Columns;");
            return;
        }

        body.Add($"{i}, row = i / {size.Columns}, column = i - row * {size.Columns};");

        if (size.Parts == 1)
        {
            body.Add($"if (row >= {size.Rows})");
            body.Add("    return;");
        }

        body.Add("");
    }
}
