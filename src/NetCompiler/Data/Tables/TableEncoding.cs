using System;
using System.Collections.Generic;
using System.Linq;

namespace NetCompiler;

/// <summary>A <see cref="TableSchema"/> with all that it has learned from the training part: turns tables with the same columns into datasets.</summary>
public sealed class TableEncoding
{
    private readonly FittedColumn[] _inputs;
    private readonly FittedTarget? _target;

    internal TableEncoding(FittedColumn[] inputs, FittedTarget? target)
    {
        (_inputs, _target) = (inputs, target);
        InputNames = [.. inputs.SelectMany(input => input.Names)];
    }

    /// <summary>What the values of an example are: the name of a column, or <c>column=category</c>. As many as the network's input is wide.</summary>
    public IReadOnlyList<string> InputNames { get; }

    /// <summary>The names of the classes, by label; none where the target is a number.</summary>
    public IReadOnlyList<string> Classes => _target?.Classes ?? [];

    /// <summary>Turns rows into examples, in their order; rows that lack a value which <see cref="Missing.DropRow"/> speaks of are left out.</summary>
    /// <exception cref="ArgumentException">A column is not there.</exception>
    /// <exception cref="System.IO.InvalidDataException">A value cannot be read, is missing or is not known; the message names the line and the column.</exception>
    public Dataset Transform(Table table) => Transform(table, _target);

    /// <summary>Turns rows into examples without targets, for predictions: the target's column need not be there.</summary>
    /// <exception cref="ArgumentException">A column is not there.</exception>
    /// <exception cref="System.IO.InvalidDataException">A value cannot be read, is missing or is not known; the message names the line and the column.</exception>
    public Dataset TransformInputs(Table table) => Transform(table, target: null);

    /// <summary>What a value of a scaled <see cref="NumberTarget"/>, such as a prediction, stands for.</summary>
    /// <exception cref="InvalidOperationException">There is no target, or it is a class.</exception>
    public float RestoreTarget(float value) => _target is null ? throw new InvalidOperationException("The schema has no target.") : _target.Restore(value);

    private Dataset Transform(Table table, FittedTarget? target)
    {
        ArgumentNullException.ThrowIfNull(table);

        int[] columns = Array.ConvertAll(_inputs, input => table.IndexOf(input.Column));
        int targetColumn = target is null ? -1 : table.IndexOf(target.Column);
        int[] rows = [.. Enumerable.Range(0, table.Count).Where(row =>
            target?.Drops(table, row, targetColumn) != true && !_inputs.Where((input, i) => input.Drops(table, row, columns[i])).Any())];

        Column inputs = Column.Of(Inputs(table, rows, columns), InputNames.Count);
        return target is null ? new Dataset([inputs]) : new Dataset([inputs], target.Transform(table, rows, targetColumn));
    }

    private float[] Inputs(Table table, int[] rows, int[] columns)
    {
        var values = new float[checked(rows.Length * InputNames.Count)];
        Span<float> rest = values;

        foreach (int row in rows)
            for (int i = 0; i < _inputs.Length; i++)
            {
                _inputs[i].Write(table, row, columns[i], rest[.._inputs[i].Width]);
                rest = rest[_inputs[i].Width..];
            }

        return values;
    }
}
