using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetCompiler.Generator.Emission;

/// <summary>Columns of text under ruled heads.</summary>
internal static class TextTable
{
    public static IEnumerable<string> Lines(string[] heads, IReadOnlyList<string[]> rows, params int[] right)
    {
        int[] widths = [.. heads.Select((head, column) => rows.Select(r => r[column].Length).Append(head.Length).Max())];

        yield return Join(heads, widths, right);
        yield return string.Join("  ", widths.Select(width => new string('─', width)));

        foreach (string[] row in rows)
            yield return Join(row, widths, right);
    }

    /// <summary>An integer in groups of three: <c>401 920</c>.</summary>
    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', ' ');

    private static string Join(string[] cells, int[] widths, int[] right) =>
        string.Join("  ", cells.Select((cell, i) => right.Contains(i) ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]))).TrimEnd();
}
