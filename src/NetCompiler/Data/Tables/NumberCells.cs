using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetCompiler;

/// <summary>Cells that hold numbers, in the invariant culture.</summary>
internal static class NumberCells
{
    /// <summary>The number in a cell; none where it is missing.</summary>
    public static double? Read(Table table, int row, int column)
    {
        if (table[row, column] is not { } text)
            return null;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
            throw table.Fault(row, column, $"found '{text}', but a number is needed, such as -1.5e3. Declare the column as a CategoryFeature, or add the text to CsvOptions.Missing.");
        return double.IsFinite(number) ? number : throw table.Fault(row, column, $"found '{text}', but a finite number is needed.");
    }

    /// <summary>The numbers of a training column, with its missing ones filled in as chosen.</summary>
    public static (double[] Numbers, double? Fill) Fit(Table table, string name, Missing missing)
    {
        int column = table.IndexOf(name);
        double?[] cells = [.. Enumerable.Range(0, table.Count).Select(row => Read(table, row, column) ?? (missing.What == Missing.Kind.Refuse ? throw Refused(table, row, column) : (double?)null))];
        double[] present = [.. cells.Where(cell => cell is not null).Select(cell => cell!.Value)];
        if (present.Length == 0)
            throw new ArgumentException($"Column {name} of {table.Name} has no value in the training part.");

        double? fill = FillOf(present, missing);
        return ([.. fill is { } value ? cells.Select(cell => cell ?? value) : present], fill);
    }

    public static Exception Refused(Table table, int row, int column) =>
        table.Fault(row, column, "the value is missing. Choose what to do about it, such as Missing.DropRow, Missing.Median or Missing.MostFrequent.");

    private static double? FillOf(double[] values, Missing missing) => missing.What switch
    {
        Missing.Kind.Mean => NumberScale.Mean(values),
        Missing.Kind.Median => Median(values),
        Missing.Kind.MostFrequent => MostFrequent(values),
        Missing.Kind.Number => missing.Number,
        _ => null,
    };

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static double MostFrequent(IEnumerable<double> values) => values.CountBy(value => value).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).First().Key;
}
