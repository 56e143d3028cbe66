using System;
using System.Collections.Generic;
using System.Linq;

namespace NetCompiler;

/// <summary>Columns of a table that are inputs of a network, and what is done with them.</summary>
public abstract class Feature
{
    private readonly ColumnSelection[] _columns;
    private readonly Missing _missing;

    private protected Feature(ColumnSelection[] columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Length == 0)
            throw new ArgumentException("A feature needs at least one column.", nameof(columns));
        _columns = columns;
    }

    /// <summary>What becomes of a row in which a value is missing; <see cref="Missing.Refuse"/> by default.</summary>
    /// <exception cref="ArgumentException">The choice is for values of another kind.</exception>
    public Missing Missing
    {
        get => _missing;
        init => _missing = CanFill(value) ? value : throw new ArgumentException($"Missing.{value} is not for a {GetType().Name}. Choose another, such as Missing.MostFrequent or Missing.DropRow.", nameof(Missing));
    }

    internal IEnumerable<string> ColumnsIn(Table table) => _columns.SelectMany(column => column.In(table));

    /// <summary>Learns from the training part what one of its columns needs.</summary>
    internal abstract FittedColumn Fit(Table training, string column);

    private protected abstract bool CanFill(Missing missing);
}
