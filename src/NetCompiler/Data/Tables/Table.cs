using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace NetCompiler;

/// <summary>
/// Rows of text under named columns, as read from a CSV file; <see cref="TableSchema"/> turns them into numbers. A table is a view of its rows: splits and folds
/// copy none.
/// </summary>
public sealed partial class Table
{
    private readonly TableRow[] _all;
    private readonly int[]? _rows;
    private readonly string[] _columns;

    internal Table(string name, string[] columns, TableRow[] rows)
    {
        (Name, _columns, _all, Count) = (name, columns, rows, rows.Length);
    }

    private Table(Table source, int[] rows)
    {
        (Name, _columns, _all, _rows, Count) = (source.Name, source._columns, source._all, rows, rows.Length);
    }

    /// <summary>What messages call it: the name of the file.</summary>
    public string Name { get; }

    /// <summary>The names of the columns; without a header or <see cref="CsvOptions.Columns"/>, their indices 0, 1, 2 …</summary>
    public IReadOnlyList<string> Columns => _columns;

    /// <summary>How many rows there are.</summary>
    public int Count { get; }

    /// <summary>The text of a cell; null where the value is missing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row or column.</exception>
    public string? this[int row, int column]
    {
        get
        {
            if ((uint)column >= (uint)_columns.Length)
                throw new ArgumentOutOfRangeException(nameof(column), column, $"{Name} has {_columns.Length} columns.");
            return At(row).Cells[column];
        }
    }

    /// <summary>The text of a cell; null where the value is missing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public string? this[int row, string column] => this[row, IndexOf(column)];

    /// <summary>Reads a file: comma-separated, UTF-8 (or what its byte order mark says), quotes as in RFC 4180, blank lines skipped, blanks around values removed.</summary>
    /// <param name="path">The file; plain or gzip, which is seen from its content and not from its name.</param>
    /// <param name="options">By default, the first line names the columns.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">A row has another number of values than there are columns, a quote does not end, or there is no row; the message names the line.</exception>
    public static Table Read(string path, CsvOptions? options = null)
    {
        using FileStream file = File.OpenRead(path);
        using StreamReader reader = new(Unzipped.Open(file, Path.GetFileName(path)), Encoding.UTF8);
        return Read(reader, Path.GetFileName(path), options);
    }

    /// <summary>Reads text to its end.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="options">By default, the first line names the columns.</param>
    /// <exception cref="InvalidDataException">A row has another number of values than there are columns, a quote does not end, or there is no row; the message names the line.</exception>
    public static Table Read(TextReader reader, string name, CsvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(name);

        var csv = new CsvReader(reader, name, options ?? new CsvOptions());
        TableRow[] rows = [.. csv.Rows()];
        return rows.Length > 0 ? new Table(name, csv.Columns, rows) : throw csv.Empty();
    }

    /// <summary>Reads a file that is larger than memory, some rows at a time. Every enumeration reads it anew, and closes it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="rows">How many rows a part has; the last may have fewer.</param>
    /// <param name="options">By default, the first line names the columns.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of rows is not positive.</exception>
    public static IEnumerable<Table> ReadParts(string path, int rows, CsvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        return Parts();

        IEnumerable<Table> Parts()
        {
            using StreamReader reader = new(path, Encoding.UTF8);
            var csv = new CsvReader(reader, Path.GetFileName(path), options ?? new CsvOptions());
            foreach (TableRow[] part in csv.Rows().Chunk(rows))
                yield return new Table(Path.GetFileName(path), csv.Columns, part);
        }
    }

    /// <summary>Some rows, in the given order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public Table Select(IEnumerable<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new Table(this, [.. rows.Select(IndexOf)]);
    }

    internal TableRow At(int row) => _all[IndexOf(row)];

    internal int IndexOf(string column)
    {
        int index = Array.IndexOf(_columns, column);
        return index >= 0 ? index : throw new ArgumentException($"{Name} has no column {column}. It has {string.Join(", ", _columns)}.");
    }

    /// <summary>What is wrong with a cell, and where it is.</summary>
    internal InvalidDataException Fault(int row, int column, string what) =>
        new($"{Name}, line {At(row).Line}, column {_columns[column]}: {what}");

    private int IndexOf(int row)
    {
        if ((uint)row >= (uint)Count)
            throw new ArgumentOutOfRangeException(nameof(row), row, $"{Name} has {Count} rows here.");
        return _rows is null ? row : _rows[row];
    }
}

/// <summary>A row of a table.</summary>
/// <param name="Line">Where it begins in the file, from 1.</param>
/// <param name="Cells">Its values; null where one is missing.</param>
internal sealed record TableRow(long Line, string?[] Cells);
