using System.Collections.Generic;

namespace NetCompiler.Generator.Emission.Gpu;

/// <summary>What the loops of a product run over.</summary>
/// <param name="Rows">Rows of the result, as the kernel names them.</param>
/// <param name="RowCount">How many they are, or of each example.</param>
/// <param name="IsOfBatch">Whether each example has so many.</param>
/// <param name="Columns">Columns of the result.</param>
/// <param name="ColumnCount">How many they are.</param>
/// <param name="Terms">Terms of the sums, for each pair of factors.</param>
/// <param name="Left">How the rows of the left factor lie.</param>
/// <param name="Right">How the columns of the right factor lie.</param>
internal sealed record ProductSize(string Rows, int RowCount, bool IsOfBatch, string Columns, int ColumnCount, IReadOnlyList<string> Terms, Factor Left, Factor Right)
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

    /// <summary>Whether the sums of the left factor's rows are wanted.</summary>
    public bool SumsRows { get; init; }

    /// <summary>Whether the right factor is another one for some rows, so that it is asked for by the row too; then no tile shares it.</summary>
    public bool RightByRow { get; init; }

    /// <summary>Among how many groups the terms of a sum are shared out; see <see cref="ProductParts"/>.</summary>
    public int Parts { get; init; } = 1;

    /// <summary>Floats that each part leaves, in whole cache lines: its results, and its sums of rows.</summary>
    public int PartFloats => (RowCount * ColumnCount + (SumsRows ? RowCount : 0) + 31) / 32 * 32;

    /// <summary>What the names of the methods and locals of a pair of factors end in.</summary>
    public static string Suffix(int pair) => pair == 0 ? "" : Literals.Of(pair + 1);
}
