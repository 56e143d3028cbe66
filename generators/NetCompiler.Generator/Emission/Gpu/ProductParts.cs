namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>
/// Sums of so many terms, and so few of them, that groups which had a whole one would leave most of a device idle: each group sums a stretch of the terms, and the last one to arrive adds what all have left, in
/// order. How long the stretches are depends on shapes alone.
/// </summary>
internal static class ProductParts
{
    /// <summary>Groups that keep a device busy.</summary>
    private const int Groups = 256;

    private const int Most = 128;

    /// <summary>Terms of each example from which a part is worth its place.</summary>
    private const int FewestPositions = 4;

    /// <summary>Into how many parts the terms of a product are divided.</summary>
    /// <param name="form">How it is divided otherwise.</param>
    /// <param name="rows">Rows of the result.</param>
    /// <param name="columns">Columns of it.</param>
    /// <param name="positions">Terms of each example.</param>
    public static int Of(ProductForm form, int rows, int columns, int positions) => Of(form.Groups(rows, columns), positions);

    /// <summary>Into how many parts the terms of sums are divided, for which there would be so many groups.</summary>
    public static int Of(int groups, int positions) => System.Math.Max(System.Math.Min(System.Math.Min(Groups / groups, Most), positions / FewestPositions), 1);

    /// <summary>What a thread with one result does with its part of the terms.</summary>
    public static void OfResult(KernelCode code, ResultEach form, ProductSize size)
    {
        Prepare(code, form, size);
        code.Body.Insert(0, "ArrayView<int> last = SharedMemory.Allocate<int>(1);");
        code.Body.AddRange(
        [
            "",
            "Leave(a, row, column, product);",
        ]);

        if (size.SumsRows)
            code.Body.AddRange(["if (column == 0)", "    LeaveRow(a, row, sum);"]);

        code.Body.AddRange(
        [
            "",
            $"if (!GroupParts.IsLast({code.Arguments.Arrived}, Grid.IdxX, Parts, last, Group.IdxX) || row >= {size.Rows})",
            "    return;",
            "",
            $"Finish(a, row, column, GroupParts.Sum({code.Arguments.Parts}, i, FloatsOfPart, Parts));",
        ]);

        if (size.SumsRows)
            code.Body.AddRange(["if (column == 0)", $"    FinishRow(a, row, GroupParts.Sum({code.Arguments.Parts}, {size.Rows} * {size.Columns} + row, FloatsOfPart, Parts));"]);

        Leave(code, size, "Grid.IdxY");
    }

    /// <summary>What the threads of a tile do when each has left its results of a part.</summary>
    public static void OfTile(KernelCode code, Tile tile, ProductSize size)
    {
        Prepare(code, tile, size);
        code.Body.Insert(0, "ArrayView<int> last = SharedMemory.Allocate<int>(1);");
        code.Body.AddRange(
        [
            "",
            $"if (!GroupParts.IsLast({code.Arguments.Arrived}, Grid.IdxY * Grid.DimX + Grid.IdxX, Parts, last, thread))",
            "    return;",
            "",
            $"for (int i = thread; i < TileRows * TileColumns; i += {Literals.Of(tile.Threads)})",
            "{",
            "    int r = firstRow + i / TileColumns, c = firstColumn + i % TileColumns;",
            $"    if (r < {size.Rows} && c < {size.Columns})",
            $"        Finish(a, r, c, GroupParts.Sum({code.Arguments.Parts}, r * {size.Columns} + c, FloatsOfPart, Parts));",
        ]);

        if (size.SumsRows)
            code.Body.AddRange([$"    if (r < {size.Rows} && c == 0)", $"        FinishRow(a, r, GroupParts.Sum({code.Arguments.Parts}, {size.Rows} * {size.Columns} + r, FloatsOfPart, Parts));"]);

        code.Body.Add("}");
        Leave(code, size, "Grid.IdxZ");
    }

    private static void Prepare(KernelCode code, ProductForm form, ProductSize size)
    {
        code.Constant("Parts", size.Parts);
        code.Constant("FloatsOfPart", size.PartFloats);
        code.PartFloats = size.Parts * size.PartFloats;
        code.SharedSums = form.Groups(size.RowCount, size.ColumnCount);
    }

    private static void Leave(KernelCode code, ProductSize size, string part)
    {
        code.Helpers.Add(("private static void Leave(in Arguments a, int row, int column, float product)",
            [$"if (row < {size.Rows} && column < {size.Columns})", $"    {code.Arguments.Parts}[{part} * FloatsOfPart + row * {size.Columns} + column] = product;"]));

        if (size.SumsRows)
            code.Helpers.Add(("private static void LeaveRow(in Arguments a, int row, float sum)", [$"if (row < {size.Rows})", $"    {code.Arguments.Parts}[{part} * FloatsOfPart + {size.Rows} * {size.Columns} + row] = sum;"]));
    }
}
