using System;
using System.Linq;

namespace NetCompiler;

/// <summary>The columns of a table as those of a series, step by step, with its gaps filled.</summary>
internal static class GapFilling
{
    /// <summary>The numbers [steps, columns], without the steps at the beginning and at the end that nothing can fill.</summary>
    public static double[] Read(Table table, string[] columns, Gap gap)
    {
        double?[][] cells = Array.ConvertAll(columns, column => Read(table, column, gap));
        int first = gap == Gap.Refuse ? 0 : cells.Max(column => FirstOf(table, column, columns[Array.IndexOf(cells, column)]));
        int end = gap == Gap.Interpolate ? cells.Min(column => Array.FindLastIndex(column, cell => cell is not null)) + 1 : table.Count;
        if (first >= end)
            throw new ArgumentException($"{table.Name} has no step at which all of {string.Join(", ", columns)} are known or can be filled.");

        var values = new double[checked((end - first) * columns.Length)];
        for (int c = 0; c < columns.Length; c++)
        {
            Fill(cells[c], gap);
            for (int t = first; t < end; t++)
                values[(t - first) * columns.Length + c] = cells[c][t]!.Value;
        }

        return values;
    }

    private static double?[] Read(Table table, string name, Gap gap)
    {
        int column = table.IndexOf(name);
        return [.. Enumerable.Range(0, table.Count).Select(row => NumberCells.Read(table, row, column) ?? (gap != Gap.Refuse ? (double?)null
            : throw table.Fault(row, column, "the value is missing. Choose what to do about it: Gap.FillForward or Gap.Interpolate.")))];
    }

    private static int FirstOf(Table table, double?[] cells, string name) =>
        Array.FindIndex(cells, cell => cell is not null) is var first and >= 0 ? first : throw new ArgumentException($"Column {name} of {table.Name} has no value.");

    /// <summary>Fills what has a value before it, and to interpolate one after it.</summary>
    private static void Fill(double?[] cells, Gap gap)
    {
        int last = -1;
        for (int t = 0; t < cells.Length; t++)
        {
            if (cells[t] is null)
                continue;
            if (gap == Gap.Interpolate && last >= 0)
                Interpolate(cells, last, t);
            last = t;
            for (int next = t + 1; gap == Gap.FillForward && next < cells.Length && cells[next] is null; next++)
                cells[next] = cells[t];
        }
    }

    private static void Interpolate(double?[] cells, int a, int b)
    {
        for (int t = a + 1; t < b; t++)
            cells[t] = cells[a] + (cells[b] - cells[a]) * (t - a) / (b - a);
    }
}
