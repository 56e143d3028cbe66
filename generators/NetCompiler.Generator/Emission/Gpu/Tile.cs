using System;
using System.Collections.Generic;
using System.Linq;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>Products of which each group computes a tile, each of its threads some results of it, from stretches of both factors in shared memory.</summary>
/// <param name="Rows">Rows of the tile.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Depth">Terms of the sums that are in shared memory at a time.</param>
/// <param name="RowsEach">Rows of results that a thread computes.</param>
/// <param name="ColumnsEach">Columns of them.</param>
internal sealed record Tile(int Rows, int Columns, int Depth, int RowsEach, int ColumnsEach) : ProductForm
{
    public int ThreadsX => Columns / ColumnsEach;

    public int ThreadsY => Rows / RowsEach;

    public int Threads => ThreadsX * ThreadsY;

    /// <summary>Whether a thread has two quads of rows, one in each half of the tile, and two of columns.</summary>
    private bool HasQuads => (RowsEach, ColumnsEach) is (8, 8);

    public override int Groups(int rows, int columns) => (rows + Rows - 1) / Rows * ((columns + Columns - 1) / Columns);

    /// <summary>Four at once where that leaves each thread as many to load.</summary>
    public override Reading Left(ProductSize size) => new(size.Left.HasQuads && Rows * Depth % (4 * Threads) == 0);

    /// <inheritdoc cref="Left"/>
    public override Reading Right(ProductSize size) => new(size.Right.HasQuads && Columns * Depth % (4 * Threads) == 0);

    public override void Write(KernelCode code, ProductSize size)
    {
        List<string> body = code.Body;
        int[] rows = [.. Enumerable.Range(0, RowsEach)], columns = [.. Enumerable.Range(0, ColumnsEach)];

        code.Constant("TileRows", Rows);
        code.Constant("TileColumns", Columns);
        code.Constant("Depth", Depth);
        body.Add("ArrayView<float> left = SharedMemory.Allocate<float>(Depth * TileRows), right = SharedMemory.Allocate<float>(Depth * TileColumns);");
        Place(code, size);
        body.AddRange(rows.Select(r => $"float {string.Join(", ", columns.Select(c => $"s{r}{c} = 0f"))};"));

        if (size.SumsRows)
            body.Add($"float {string.Join(", ", rows.Select(r => $"t{r} = 0f"))};");

        for (int pair = 0; pair < size.Terms.Count; pair++)
            Sum(body, size, pair, rows, columns);

        Finish(body, size, rows, columns);
        code.Threads = Threads;
        code.Work = size.Gates > 1 ? $"{Rows}×{ThreadsX} units" : $"a tile of {Rows}×{Columns} results";
        string across = size.Groups(1, Rows), down = Literals.Of((size.ColumnCount * size.Gates + Columns - 1) / Columns);

        if (size.Parts > 1)
            ProductParts.OfTile(code, this, size);

        code.Over = size.Parts == 1
            ? $"new(new Index2D({across}, {down}), new Index2D({Literals.Of(ThreadsX)}, {Literals.Of(ThreadsY)}))"
            : $"new(new Index3D({across}, {down}, Parts), new Index3D({Literals.Of(ThreadsX)}, {Literals.Of(ThreadsY)}, 1))";
    }

    /// <summary>Which tile the group has.</summary>
    private void Place(KernelCode code, ProductSize size)
    {
        string thread = $"int thread = Group.IdxY * {Literals.Of(ThreadsX)} + Group.IdxX";

        if (size.Matrices > 0)
        {
            code.Constant("TilesOfMatrix", (size.RowCount + Rows - 1) / Rows);
            code.Body.Add($"{thread}, pair = Grid.IdxX / TilesOfMatrix, b = pair / Matrices, matrix = pair - b * Matrices;");
            code.Body.Add("int firstRow = (Grid.IdxX - pair * TilesOfMatrix) * TileRows, firstColumn = Grid.IdxY * TileColumns;");
        }
        else
        {
            code.Body.Add($"{thread}, firstRow = Grid.IdxX * TileRows, firstColumn = Grid.IdxY * {(size.Gates > 1 ? Literals.Of(ThreadsX) : "TileColumns")};");
        }
    }

    /// <summary>What becomes of the results of a thread.</summary>
    private void Finish(List<string> body, ProductSize size, int[] rows, int[] columns)
    {
        string finish = size.Parts == 1 ? "Finish" : "Leave";
        body.Add("");
        body.Add(HasQuads ? "int row = firstRow + 4 * Group.IdxY, column = firstColumn + 4 * Group.IdxX;" : "int row = firstRow + Group.IdxY, column = firstColumn + Group.IdxX;");

        if (size.Gates > 1)
            body.AddRange(rows.Select(r => $"Finish(a, {Plus("row", RowOf(r))}, column, {string.Join(", ", columns.Select(c => $"s{r}{c}"))});"));
        else
            body.AddRange(rows.SelectMany(r => columns.Select(c => $"{finish}({size.Given}, {Plus("row", RowOf(r))}, {Plus("column", ColumnOf(c))}, s{r}{c});")));

        if (size.SumsRows)
        {
            body.Add("");
            body.Add("if (column == 0)");
            body.Add("{");
            body.AddRange(rows.Select(r => $"    {finish}Row(a, {Plus("row", RowOf(r))}, t{r});"));
            body.Add("}");
        }
    }

    /// <summary>All terms of one pair of factors.</summary>
    private void Sum(List<string> body, ProductSize size, int pair, int[] rows, int[] columns)
    {
        string suffix = ProductSize.Suffix(pair), terms = size.Terms[pair], each = "each" + suffix;
        body.Add("");

        if (size.Parts > 1)
            body.Add($"int {each} = ({terms} + Parts * Depth - 1) / (Parts * Depth) * Depth;");

        body.Add(size.Parts == 1 ? $"for (int first = 0; first < {terms}; first += Depth)" : $"for (int first = Grid.IdxZ * {each}; first < (Grid.IdxZ + 1) * {each} && first < {terms}; first += Depth)");
        body.Add("{");
        body.AddRange(Loads("left", Rows, size.Left.ByTerm, Left(size), (line, term) => $"Left{suffix}({size.Given}, firstRow + {line}, first + {term})"));
        body.AddRange(Loads("right", Columns, size.Right.ByTerm, Right(size), (line, term) =>
            size.Gates > 1 ? $"Right{suffix}({size.Given}, first + {term}, {Grouped(line)} / {ThreadsX} * {size.Columns} + firstColumn + {Grouped(line)} % {ThreadsX})" : $"Right{suffix}({size.Given}, first + {term}, firstColumn + {line})"));
        body.Add("    Group.Barrier();");
        body.Add("");
        body.Add("    for (int k = 0; k < Depth; k++)");
        body.Add("    {");
        body.AddRange(Fragments(rows, columns));

        foreach (int r in rows)
            body.Add("        " + string.Join(" ", columns.Select(c => $"s{r}{c} += {Element("l", r)} * {Element("r", c)};")));
        if (size.SumsRows)
            body.Add("        " + string.Join(" ", rows.Select(r => $"t{r} += {Element("l", r)};")));

        body.Add("    }");
        body.Add("");
        body.Add("    Group.Barrier();");
        body.Add("}");
    }

    /// <summary>What a thread multiplies: of one term its rows of the left factor and its columns of the right one.</summary>
    private string[] Fragments(int[] rows, int[] columns) => HasQuads
        ?
        [
            "        int l = k * TileRows + 4 * Group.IdxY, r = k * TileColumns + 4 * Group.IdxX;",
            $"        Float4 l0 = Float4.At(left, l), l1 = Float4.At(left, l + {Literals.Of(Rows / 2)}), r0 = Float4.At(right, r), r1 = Float4.At(right, r + {Literals.Of(Columns / 2)});",
        ]
        :
        [
            "        int l = k * TileRows + Group.IdxY, r = k * TileColumns + Group.IdxX;",
            $"        float {string.Join(", ", rows.Select(r => $"l{r} = left[{Plus("l", RowOf(r))}]"))};",
            $"        float {string.Join(", ", columns.Select(c => $"r{c} = right[{Plus("r", ColumnOf(c))}]"))};",
        ];

    /// <summary>An element of what a thread multiplies.</summary>
    private string Element(string fragment, int number) => HasQuads ? $"{fragment}{number / 4}.{"XYZW"[number % 4]}" : $"{fragment}{number}";

    /// <summary>By how much a row of a thread is behind its first.</summary>
    private int RowOf(int number) => HasQuads ? number / 4 * (Rows / 2) + number % 4 : number * ThreadsY;

    private int ColumnOf(int number) => HasQuads ? number / 4 * (Columns / 2) + number % 4 : number * ThreadsX;

    /// <summary>A thread's part of a stretch on its way into shared memory, where it lies term by term: neighbouring threads read what lies side by side.</summary>
    private IEnumerable<string> Loads(string shared, int lines, bool byTerm, Reading reading, Func<string, string, string> read)
    {
        int width = reading.IsQuad ? 4 : 1, sideBySide = (byTerm ? Depth : lines) / width;
        string tileLines = shared == "left" ? "TileRows" : "TileColumns";

        for (int part = 0; part < lines * Depth / width / Threads; part++)
        {
            (string along, string across) = PlaceOf(part * Threads, sideBySide);
            along += reading.IsQuad ? " * 4" : "";
            string element = Plus("thread", part * Threads), value = byTerm ? read(across, along) : read(along, across);

            yield return "    " + (reading.IsQuad, byTerm) switch
            {
                (true, true) => $"Float4.PutApart({shared}, {along} * {tileLines} + {across}, {tileLines}, {value});",
                (true, false) => $"Float4.Put({shared}, {(part == 0 ? element : $"({element})")} * 4, {value});",
                (false, true) => $"{shared}[{along} * {tileLines} + {across}] = {value};",
                _ => $"{shared}[{element}] = {value};",
            };
        }
    }

    /// <summary>Of what lies in lines of such a length, where in its line what a thread has is, and in which one.</summary>
    private static (string Along, string Across) PlaceOf(int offset, int length)
    {
        string thread = offset % length == 0 ? "thread" : $"({Plus("thread", offset)})";
        return ($"{thread} % {Literals.Of(length)}", offset % length == 0 ? Plus($"thread / {Literals.Of(length)}", offset / length) : $"{thread} / {Literals.Of(length)}");
    }

    private static string Grouped(string text) => text.Contains(" + ") && text[0] != '(' ? $"({text})" : text;

    private static string Plus(string name, int offset) => offset == 0 ? name : $"{name} + {Literals.Of(offset)}";
}
