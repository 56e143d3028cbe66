using System.Collections.Generic;
using System.Linq;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>What the loops of a product run over.</summary>
/// <param name="Rows">Rows of the result, as the kernel names them.</param>
/// <param name="RowCount">How many they are, or of each example.</param>
/// <param name="IsOfBatch">Whether each example has so many.</param>
/// <param name="Columns">Columns of the result.</param>
/// <param name="ColumnCount">How many they are.</param>
/// <param name="Terms">Terms of the sums, for each pair of factors.</param>
internal sealed record ProductSize(string Rows, int RowCount, bool IsOfBatch, string Columns, int ColumnCount, IReadOnlyList<string> Terms)
{
    /// <summary>Of products of matrices of each example: how many there are, each of so many rows; 0 where there is one of the whole batch.</summary>
    public int Matrices { get; init; }

    /// <summary>How many examples there are, where each has matrices.</summary>
    public string Batch { get; init; } = "";

    /// <summary>Columns of the right factor that each column of the result has: gates of a unit.</summary>
    public int Gates { get; init; } = 1;

    /// <summary>What the methods of the product are given before rows, columns and terms.</summary>
    public string Given => Matrices > 0 ? "a, b, matrix" : "a";

    /// <summary>How many groups take so many elements each, where every row has so many; for the code that launches them.</summary>
    public string Groups(int elements, int each) =>
        Matrices > 0 ? KernelCode.TimesBatch(Matrices * ((RowCount * elements + each - 1) / each)) : IsOfBatch ? $"DevicePass.Groups({KernelCode.TimesBatch(RowCount * elements)}, {Literals.Of(each)})" : Literals.Of((RowCount * elements + each - 1) / each);

    /// <summary>Whether the terms of a row of the left factor lie side by side; its rows do otherwise.</summary>
    public bool LeftByTerm { get; init; }

    /// <summary>Whether the terms of a column of the right factor lie side by side; its columns do otherwise.</summary>
    public bool RightByTerm { get; init; }

    /// <summary>Whether the sums of the left factor's rows are wanted.</summary>
    public bool SumsRows { get; init; }

    /// <summary>Whether the right factor is another one for some rows, so that it is asked for by the row too; then no tile shares it.</summary>
    public bool RightByRow { get; init; }

    /// <summary>Among how many groups the terms of a sum are shared out; see <see cref="ProductParts"/>.</summary>
    public int Parts { get; init; } = 1;

    /// <summary>Floats that each part leaves, in whole cache lines: its results, and its sums of rows.</summary>
    public int PartFloats => (RowCount * ColumnCount + (SumsRows ? RowCount : 0) + 31) / 32 * 32;
}

/// <summary>The loops of a product, written out for a tile.</summary>
internal static class ProductBody
{
    private const int ThreadsOfSmall = 128;

    public static void Write(KernelCode code, TileShape? tile, ProductSize size)
    {
        if (tile is null)
            Small(code, size);
        else
            Tiled(code, tile, size);
    }

    private static void Small(KernelCode code, ProductSize size)
    {
        List<string> body = code.Body;
        string groups = size.Groups(size.ColumnCount, ThreadsOfSmall), threads = Literals.Of(ThreadsOfSmall);
        Begin(body, size);
        code.Threads = ThreadsOfSmall;

        if (size.Gates > 1)
        {
            SmallGates(body, size);
            code.Work = "a unit each";
            code.Over = $"new({groups}, {threads})";
            return;
        }

        body.Add(size.SumsRows ? "float product = 0f, sum = 0f;" : "float product = 0f;");

        for (int pair = 0; pair < size.Terms.Count; pair++)
            body.AddRange(SmallSum(size, pair));

        code.Work = "a result each";

        if (size.Parts > 1)
        {
            ProductParts.OfResult(code, size, threads);
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
    private static IEnumerable<string> SmallSum(ProductSize size, int pair)
    {
        string suffix = Suffix(pair), terms = size.Terms[pair], right = $"Right{suffix}({size.Given}, {(size.RightByRow ? "row, k" : "k")}, column)";

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

    private static void SmallGates(List<string> body, ProductSize size)
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
        string i = $"int i = Grid.IdxX * {Literals.Of(ThreadsOfSmall)} + Group.IdxX";

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

    private static void Tiled(KernelCode code, TileShape tile, ProductSize size)
    {
        List<string> body = code.Body;
        int[] rows = [.. Enumerable.Range(0, tile.RowsEach)], columns = [.. Enumerable.Range(0, tile.ColumnsEach)];

        code.Constant("TileRows", tile.Rows);
        code.Constant("TileColumns", tile.Columns);
        code.Constant("Depth", tile.Depth);
        body.Add("ArrayView<float> left = SharedMemory.Allocate<float>(Depth * TileRows), right = SharedMemory.Allocate<float>(Depth * TileColumns);");
        string thread = $"int thread = Group.IdxY * {Literals.Of(tile.ThreadsX)} + Group.IdxX";

        if (size.Matrices > 0)
        {
            code.Constant("TilesOfMatrix", (size.RowCount + tile.Rows - 1) / tile.Rows);
            body.Add($"{thread}, pair = Grid.IdxX / TilesOfMatrix, b = pair / Matrices, matrix = pair - b * Matrices;");
            body.Add("int firstRow = (Grid.IdxX - pair * TilesOfMatrix) * TileRows, firstColumn = Grid.IdxY * TileColumns;");
        }
        else
        {
            body.Add($"{thread}, firstRow = Grid.IdxX * TileRows, firstColumn = Grid.IdxY * {(size.Gates > 1 ? Literals.Of(tile.ThreadsX) : "TileColumns")};");
        }


        foreach (int r in rows)
            body.Add($"float {string.Join(", ", columns.Select(c => $"s{r}{c} = 0f"))};");
        if (size.SumsRows)
            body.Add($"float {string.Join(", ", rows.Select(r => $"t{r} = 0f"))};");

        for (int pair = 0; pair < size.Terms.Count; pair++)
            Sum(body, tile, size, pair, rows, columns);

        string finish = size.Parts == 1 ? "Finish" : "Leave";
        body.Add("");
        body.Add("int row = firstRow + Group.IdxY, column = firstColumn + Group.IdxX;");

        foreach (int r in rows.Where(_ => size.Gates > 1))
            body.Add($"Finish(a, {Plus("row", r * tile.ThreadsY)}, column, {string.Join(", ", columns.Select(c => $"s{r}{c}"))});");

        foreach (int r in rows.Where(_ => size.Gates == 1))
        {
            foreach (int c in columns)
                body.Add($"{finish}({size.Given}, {Plus("row", r * tile.ThreadsY)}, {Plus("column", c * tile.ThreadsX)}, s{r}{c});");
        }

        if (size.SumsRows)
        {
            body.Add("");
            body.Add("if (column == 0)");
            body.Add("{");
            body.AddRange(rows.Select(r => $"    {finish}Row(a, {Plus("row", r * tile.ThreadsY)}, t{r});"));
            body.Add("}");
        }

        code.Threads = tile.Threads;
        code.Work = size.Gates > 1 ? $"{tile.Rows}×{tile.ThreadsX} units" : $"a tile of {tile.Rows}×{tile.Columns} results";
        string across = size.Groups(1, tile.Rows), down = Literals.Of((size.ColumnCount * size.Gates + tile.Columns - 1) / tile.Columns);

        if (size.Parts > 1)
            ProductParts.OfTile(code, tile, size);

        code.Over = size.Parts == 1
            ? $"new(new Index2D({across}, {down}), new Index2D({Literals.Of(tile.ThreadsX)}, {Literals.Of(tile.ThreadsY)}))"
            : $"new(new Index3D({across}, {down}, Parts), new Index3D({Literals.Of(tile.ThreadsX)}, {Literals.Of(tile.ThreadsY)}, 1))";
    }

    /// <summary>All terms of one pair of factors.</summary>
    private static void Sum(List<string> body, TileShape tile, ProductSize size, int pair, int[] rows, int[] columns)
    {
        string terms = size.Terms[pair], each = "each" + Suffix(pair);
        body.Add("");

        if (size.Parts > 1)
            body.Add($"int {each} = ({terms} + Parts * Depth - 1) / (Parts * Depth) * Depth;");

        body.Add(size.Parts == 1 ? $"for (int first = 0; first < {terms}; first += Depth)" : $"for (int first = Grid.IdxZ * {each}; first < (Grid.IdxZ + 1) * {each} && first < {terms}; first += Depth)");
        body.Add("{");
        body.AddRange(Loads("left", $"Left{Suffix(pair)}({size.Given}", tile.Rows, tile, size.LeftByTerm, (line, term) => $"firstRow + {line}, first + {term}").Select(line => "    " + line));
        body.AddRange(Loads("right", $"Right{Suffix(pair)}({size.Given}", tile.Columns, tile, size.RightByTerm, (line, term) => size.Gates > 1 ? $"first + {term}, {line} / {tile.ThreadsX} * {size.Columns} + firstColumn + {line} % {tile.ThreadsX}" : $"first + {term}, firstColumn + {line}").Select(line => "    " + line));
        body.Add("    Group.Barrier();");
        body.Add("");
        body.Add("    for (int k = 0; k < Depth; k++)");
        body.Add("    {");
        body.Add("        int l = k * TileRows + Group.IdxY, r = k * TileColumns + Group.IdxX;");
        body.Add($"        float {string.Join(", ", rows.Select(r => $"l{r} = left[{Plus("l", r * tile.ThreadsY)}]"))};");
        body.Add($"        float {string.Join(", ", columns.Select(c => $"r{c} = right[{Plus("r", c * tile.ThreadsX)}]"))};");

        foreach (int r in rows)
            body.Add("        " + string.Join(" ", columns.Select(c => $"s{r}{c} += l{r} * r{c};")));
        if (size.SumsRows)
            body.Add("        " + string.Join(" ", rows.Select(r => $"t{r} += l{r};")));

        body.Add("    }");
        body.Add("");
        body.Add("    Group.Barrier();");
        body.Add("}");
    }

    /// <summary>A thread's part of a stretch on its way into shared memory, where it lies term by term: neighbouring threads read neighbouring floats.</summary>
    private static IEnumerable<string> Loads(string shared, string read, int lines, TileShape tile, bool byTerm, System.Func<string, string, string> at)
    {
        for (int part = 0; part < lines * tile.Depth / tile.Threads; part++)
        {
            string element = Plus("thread", part * tile.Threads);
            if (part > 0)
                element = $"({element})";
            (string line, string term) = byTerm ? ($"{element} / {tile.Depth}", $"{element} % {tile.Depth}") : ($"{element} % {lines}", $"{element} / {lines}");
            yield return $"{shared}[{(byTerm ? $"{term} * {lines} + {line}" : Plus("thread", part * tile.Threads))}] = {read}, {at(line, term)});";
        }
    }

    private static string Suffix(int pair) => pair == 0 ? "" : Literals.Of(pair + 1);

    private static string Plus(string name, int offset) => offset == 0 ? name : $"{name} + {Literals.Of(offset)}";
}
