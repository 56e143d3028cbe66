using System;
using System.Collections.Generic;
using System.Linq;

namespace NetCompiler;

/// <summary>Columns of a table: by name, by index from 0 or from the end (<c>^1</c>), or a range of indices (<c>0..4</c>); each converts to it.</summary>
public readonly struct ColumnSelection
{
    private readonly string? _name;
    private readonly Range _range;

    private ColumnSelection(string? name, Range range) => (_name, _range) = (name, range);

    /// <summary>The column of a name.</summary>
    public static implicit operator ColumnSelection(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new(name, default);
    }

    /// <summary>The column at an index.</summary>
    public static implicit operator ColumnSelection(int index) => (Index)index;

    /// <summary>The column at an index.</summary>
    public static implicit operator ColumnSelection(Index index) => new(null, index.Equals(^0) ? ^0.. : index.IsFromEnd ? index..new Index(index.Value - 1, true) : index..(index.Value + 1));

    /// <summary>The columns of a range.</summary>
    public static implicit operator ColumnSelection(Range range) => new(null, range);

    /// <summary>The name or the range.</summary>
    public override string ToString() => _name ?? _range.ToString();

    /// <summary>Which columns of a table these are.</summary>
    internal IEnumerable<string> In(Table table)
    {
        if (_name is not null)
            return [table.Columns[table.IndexOf(_name)]];

        int start = _range.Start.GetOffset(table.Columns.Count), end = _range.End.GetOffset(table.Columns.Count);
        if (start < 0 || end > table.Columns.Count || start >= end)
            throw new ArgumentException($"{table.Name} has {table.Columns.Count} columns, so there is none at {_range}.");
        return table.Columns.Skip(start).Take(end - start);
    }

    /// <summary>Which single column of a table this is.</summary>
    internal string OneIn(Table table)
    {
        string[] names = [.. In(table)];
        return names.Length == 1 ? names[0] : throw new ArgumentException($"One column of {table.Name} is needed, but {this} are {names.Length}.");
    }
}
