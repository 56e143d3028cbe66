using System;
using System.Collections.Generic;

namespace NetCompiler;

/// <summary>One column of a table with all that was learned about it: how its text becomes values of an input.</summary>
/// <param name="column">The column's name.</param>
/// <param name="missing">What becomes of a row in which its value is missing.</param>
internal abstract class FittedColumn(string column, Missing missing)
{
    public string Column => column;

    /// <summary>How many values it gives.</summary>
    public abstract int Width { get; }

    /// <summary>What they are called.</summary>
    public abstract IEnumerable<string> Names { get; }

    /// <summary>Whether a row is to be left out because of this column.</summary>
    public bool Drops(Table table, int row, int index) => missing.What == Missing.Kind.DropRow && table[row, index] is null;

    /// <summary>Writes the values of a row.</summary>
    public abstract void Write(Table table, int row, int index, Span<float> values);
}
