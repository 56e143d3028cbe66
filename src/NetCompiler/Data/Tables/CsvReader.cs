using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.VisualBasic.FileIO;

namespace NetCompiler;

/// <summary>The rows of comma-separated text, one after the other, each as wide as the first.</summary>
internal sealed class CsvReader
{
    private readonly TextFieldParser _parser;
    private readonly string _name;
    private readonly CsvOptions _options;
    private readonly HashSet<string> _missing;
    private TableRow? _first;

    public CsvReader(TextReader reader, string name, CsvOptions options)
    {
        (_name, _options, _missing) = (name, options, [.. options.Missing]);
        if (options.HasHeader && options.Columns is not null)
            throw new ArgumentException("The columns are named twice: by the first line and by CsvOptions.Columns. Set HasHeader to false for a file without a header.");

        _parser = new TextFieldParser(new BlankLineAtEnd(reader)) { HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = true };
        _parser.SetDelimiters(options.Delimiter.ToString());
        Columns = ReadColumns();
    }

    /// <summary>The names of the columns.</summary>
    public string[] Columns { get; }

    public IEnumerable<TableRow> Rows()
    {
        for (TableRow? row = _first ?? Next(); row is not null; row = Next())
        {
            if (row.Cells.Length != Columns.Length)
                throw new InvalidDataException($"{_name}, line {row.Line} has {Count(row.Cells.Length, "value")}, but there are {Count(Columns.Length, "column")}.");
            for (int i = 0; i < row.Cells.Length; i++)
                if (_missing.Contains(row.Cells[i]!))
                    row.Cells[i] = null;
            yield return row;
        }
    }

    public InvalidDataException Empty() => new($"{_name} has no rows{(_options.HasHeader ? " after the line that names its columns" : "")}.");

    private string[] ReadColumns()
    {
        TableRow first = Next() ?? throw new InvalidDataException($"{_name} is empty.");
        if (!_options.HasHeader)
            _first = first;

        string[] columns = _options.HasHeader ? [.. first.Cells.Select(cell => cell!)] : _options.Columns is { } given ? [.. given]
            : [.. Enumerable.Range(0, first.Cells.Length).Select(i => i.ToString(CultureInfo.InvariantCulture))];

        if (columns.GroupBy(column => column).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new InvalidDataException(
                $"{_name} has {twice.Count()} columns named '{twice.Key}'. Names must differ{(_options.HasHeader ? "; if the first line holds values, set CsvOptions.HasHeader to false" : "")}.");
        return columns;
    }

    private TableRow? Next()
    {
        long before = _parser.LineNumber;
        try
        {
            if (_parser.ReadFields() is not { } cells)
                return null;

            // Blank lines have been passed over: count back from the line after the row.
            return new TableRow(_parser.LineNumber - 1 - cells.Sum(cell => cell.Count(c => c == '\n')), cells);
        }
        catch (MalformedLineException error)
        {
            throw new InvalidDataException(
                $"{_name}, line {(error.LineNumber > 0 ? error.LineNumber : before)} cannot be read: a quote does not end, or text follows it. A quote within a value is written twice, and such a value in quotes.", error);
        }
    }

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
