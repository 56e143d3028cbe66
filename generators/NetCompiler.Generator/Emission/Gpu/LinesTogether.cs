using System.Collections.Generic;
using System.Linq;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>
/// Products of many terms with few columns (or few rows), of which a tile would be nearly empty: some threads share out the terms of a row's (or a column's) sums, neighbouring ones neighbouring terms, and put their
/// parts together in shared memory.
/// </summary>
/// <param name="AreRows">Whether rows are shared; else columns are.</param>
internal sealed record LinesTogether(bool AreRows) : ProductForm
{
    private const int Lanes = 32, LinesOfGroup = 4;

    public override int Groups(int rows, int columns) => ((AreRows ? rows : columns) + LinesOfGroup - 1) / LinesOfGroup;

    public override Reading Left(ProductSize size) => new(AreQuads(size));

    public override Reading Right(ProductSize size) => new(AreQuads(size));

    public override void Write(KernelCode code, ProductSize size)
    {
        string line = AreRows ? "row" : "column", linesOfGroup = AreRows ? "RowsOfGroup" : "ColumnsOfGroup", number = $"Grid.IdxX * {linesOfGroup} + Group.IdxY";
        bool areQuads = AreQuads(size);
        int[] others = [.. Enumerable.Range(0, AreRows ? size.ColumnCount : size.RowCount)];
        List<string> body = code.Body;

        code.Constant("Lanes", Lanes);
        code.Constant(linesOfGroup, LinesOfGroup);
        body.Add($"ArrayView<float> shared = SharedMemory.Allocate<float>(Lanes * {linesOfGroup});");

        if (size.Matrices > 0)
        {
            string lines = AreRows ? "Rows" : "Columns";
            body.Add($"int lane = Group.IdxX, i = {number}, multiplied = i / {lines}, {line} = i - multiplied * {lines}, b = multiplied / Matrices, matrix = multiplied - b * Matrices;");
        }
        else
        {
            body.Add($"int lane = Group.IdxX, {line} = {number};");
        }

        body.Add($"float {string.Join(", ", others.Select(other => $"s{other} = 0f"))};");
        body.Add("");
        string first = areQuads ? "4 * lane" : "lane", step = areQuads ? "4 * Lanes" : "Lanes", isThere = size.Matrices > 0 ? $"b < {size.Batch} && " : "";
        body.Add($"for (int k = {first}; {isThere}k < {size.Terms[0]}; k += {step})");
        body.Add("{");
        body.Add(AreRows ? $"    {Left(size).Type} left = {LeftOf(size, "row")};" : $"    {Right(size).Type} right = {RightOf(size, "column")};");

        foreach (int other in others)
        {
            (string left, string right) = AreRows ? ("left", RightOf(size, Literals.Of(other))) : (LeftOf(size, Literals.Of(other)), "right");
            body.Add($"    s{other} += {(areQuads ? $"Float4.Dot({left}, {right})" : $"{left} * {right}")};");
        }

        body.Add("}");
        body.Add("");
        body.AddRange(others.Select(other => $"s{other} = GroupReduction.SumOfColumn(shared, Group.IdxY, {linesOfGroup}, lane, Lanes, s{other});"));
        body.Add("");
        body.Add(size.Matrices > 0 ? $"if (lane > 0 || b >= {size.Batch})" : "if (lane > 0)");
        body.Add("    return;");
        body.Add("");
        body.AddRange(others.Select(other => $"Finish({size.Given}, {(AreRows ? $"row, {Literals.Of(other)}" : $"{Literals.Of(other)}, column")}, s{other});"));

        string count = size.Matrices > 0 ? KernelCode.TimesBatch(size.Matrices * (AreRows ? size.RowCount : size.ColumnCount)) : KernelCode.TimesBatch(size.RowCount);
        code.Threads = Lanes * LinesOfGroup;
        code.Work = $"the sums of {LinesOfGroup} {(AreRows ? "rows" : "columns")}";
        code.Over = $"new(new Index2D(DevicePass.Groups({count}, {Literals.Of(LinesOfGroup)}), 1), new Index2D({Literals.Of(Lanes)}, {Literals.Of(LinesOfGroup)}))";
    }

    /// <summary>Whether a thread takes four terms of both factors at a time.</summary>
    private static bool AreQuads(ProductSize size) => size.Left is { ByTerm: true, HasQuads: true } && size.Right is { ByTerm: true, HasQuads: true };

    private static string LeftOf(ProductSize size, string row) => $"Left({size.Given}, {row}, k)";

    private static string RightOf(ProductSize size, string column) => $"Right({size.Given}, k, {column})";
}
