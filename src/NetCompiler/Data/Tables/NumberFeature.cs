using System;
using System.Collections.Generic;

namespace NetCompiler;

/// <summary>Columns of numbers, each an input value.</summary>
/// <param name="columns">Which, such as <c>"width", "height"</c> or <c>0..4</c>.</param>
public sealed class NumberFeature(params ColumnSelection[] columns) : Feature(columns)
{
    /// <summary>How the numbers of a column are scaled, missing ones filled in first; not at all by default.</summary>
    public Scaling Scaling { get; init; }

    internal override FittedColumn Fit(Table training, string column)
    {
        (double[] numbers, double? fill) = NumberCells.Fit(training, column, Missing);
        return new FittedNumber(column, Missing, fill, NumberScale.Of(numbers, Scaling));
    }

    private protected override bool CanFill(Missing missing) => missing.IsForNumbers;
}

/// <summary>A column of numbers with what is filled in and how it is scaled.</summary>
internal sealed class FittedNumber(string column, Missing missing, double? fill, NumberScale scale) : FittedColumn(column, missing)
{
    public NumberScale Scale => scale;

    public override int Width => 1;

    public override IEnumerable<string> Names => [Column];

    public override void Write(Table table, int row, int index, Span<float> values)
    {
        double number = NumberCells.Read(table, row, index) ?? fill ?? throw NumberCells.Refused(table, row, index);
        values[0] = (float)scale.Apply(number);
        if (!float.IsFinite(values[0]))
            throw table.Fault(row, index, $"{table[row, index]} is too large for a 32-bit float.");
    }
}
