using System;

namespace NetCompiler;

/// <summary>A number to predict.</summary>
/// <param name="column">Which column.</param>
public sealed class NumberTarget(ColumnSelection column) : Target(column)
{
    /// <summary>How it is scaled; <see cref="TableEncoding.RestoreTarget"/> takes it back. Not at all by default.</summary>
    public Scaling Scaling { get; init; }

    internal override FittedTarget Fit(Table training, string column)
    {
        (double[] numbers, _) = NumberCells.Fit(training, column, Missing);
        return new FittedNumberTarget(new FittedNumber(column, Missing, fill: null, NumberScale.Of(numbers, Scaling)), Missing);
    }
}

/// <summary>A number to predict, with its scale.</summary>
internal sealed class FittedNumberTarget(FittedNumber number, Missing missing) : FittedTarget(number.Column, missing)
{
    public override Column Transform(Table table, int[] rows, int index)
    {
        var values = new float[rows.Length];
        for (int i = 0; i < rows.Length; i++)
            number.Write(table, rows[i], index, values.AsSpan(i, 1));
        return NetCompiler.Column.Of(values, 1);
    }

    public override float Restore(float value) => (float)number.Scale.Restore(value);
}
