using System;
using System.Collections.Generic;
using System.Linq;

namespace NetCompiler;

/// <summary>A class to predict. Classes get indices from 0, in the order of their numbers if all are numbers, else of their code points.</summary>
/// <param name="column">Which column.</param>
public sealed class LabelTarget(ColumnSelection column) : Target(column)
{
    /// <summary>The classes in their order, where they are known beforehand; by default those of the training part.</summary>
    public IReadOnlyList<string>? Classes { get; init; }

    internal override FittedTarget Fit(Table training, string column)
    {
        int index = training.IndexOf(column);
        CategoryNames classes = Classes is null
            ? new CategoryNames(Enumerable.Range(0, training.Count).Select(row => training[row, index]).Where(cell => cell is not null).Cast<string>())
            : new CategoryNames(Classes, isOrdered: true);
        return new FittedLabelTarget(column, Missing, classes);
    }
}

/// <summary>A class to predict, with those that are known.</summary>
internal sealed class FittedLabelTarget(string column, Missing missing, CategoryNames classes) : FittedTarget(column, missing)
{
    public override IReadOnlyList<string> Classes => classes.Words;

    public override Column Transform(Table table, int[] rows, int index) =>
        NetCompiler.Column.Labels(Array.ConvertAll(rows, row => Label(table, row, index)));

    public override float Restore(float value) =>
        throw new InvalidOperationException($"The target {Column} is a class, not a number. Look it up in Classes.");

    private int Label(Table table, int row, int index)
    {
        string text = table[row, index] ?? throw NumberCells.Refused(table, row, index);
        int label = classes.IndexOf(text);
        return label >= 0 ? label : throw table.Fault(row, index, $"found the class '{text}', but the known ones are {classes}. Name all in LabelTarget.Classes, or split by class.");
    }
}
