using System;
using System.Collections.Generic;
using System.Linq;

namespace NetCompiler;

/// <summary>
/// A time series: the same named numbers at each of equally distant steps, x[t, c]. What is taken of it in time is a view and copies nothing; what is computed from it is a new one.
/// </summary>
/// <example>
/// What will a column be in the next six hours, from all columns of the last twenty-four? Everything is learned from the training part, and each part is forecast with the past that it has.
/// <code>
/// Series hours = Series.Of(Table.Read("pollution.csv"), Gap.FillForward, "pm2.5", "TEMP", "PRES");
/// (Series training, Series validation, Series test) = hours.Split(0.7, 0.15);
/// SeriesScaling scaling = SeriesScaling.Fit(training, Scaling.Standard);
///
/// Dataset examples = scaling.Apply(training).Windows(length: 24, horizon: 6, targets: "pm2.5");
/// Dataset held = scaling.Apply(test.WithPast(24)).Windows(length: 24, horizon: 6, targets: "pm2.5");
/// </code>
/// </example>
public sealed partial class Series
{
    private readonly double[] _all;    // [steps, columns]
    private readonly string[] _names;
    private readonly int _first;

    /// <summary>Gathers numbers.</summary>
    /// <param name="names">What the columns are called; at least one.</param>
    /// <param name="values">The numbers of each step, one step after the other: [steps, columns]. Copied.</param>
    /// <exception cref="ArgumentException">There is no column or no step, a name is used twice, or the numbers do not divide into steps or are not finite.</exception>
    public Series(IReadOnlyList<string> names, ReadOnlySpan<double> values)
    {
        ArgumentNullException.ThrowIfNull(names);
        _names = [.. names];
        if (_names.Length == 0)
            throw new ArgumentException("A series needs at least one column.", nameof(names));
        if (_names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"The series has {twice.Count()} columns named '{twice.Key}'. Names must differ.", nameof(names));
        if (values.Length == 0 || values.Length % _names.Length != 0)
            throw new ArgumentException($"{values.Length} numbers do not divide into steps of {_names.Length}, one for each of {string.Join(", ", _names)}. There must be at least one step.", nameof(values));

        _all = values.ToArray();
        Count = _all.Length / _names.Length;
        CheckFinite(nameof(values));
    }

    private Series(Series source, int first, int count) => (_all, _names, _first, Count) = (source._all, source._names, first, count);

    /// <summary>How many steps there are.</summary>
    public int Count { get; }

    /// <summary>How many columns there are.</summary>
    public int Width => _names.Length;

    /// <summary>What the columns are called.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The number of a column at a step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such step or column.</exception>
    public double this[int step, int column]
    {
        get
        {
            if ((uint)step >= (uint)Count)
                throw new ArgumentOutOfRangeException(nameof(step), step, $"The series has {Count} steps here.");
            if ((uint)column >= (uint)Width)
                throw new ArgumentOutOfRangeException(nameof(column), column, $"The series has {Width} columns.");
            return _all[(_first + step) * Width + column];
        }
    }

    /// <summary>The number of a column at a step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such step.</exception>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public double this[int step, string column] => this[step, IndexOf(column)];

    /// <summary>One column.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="values">Its numbers, step by step; copied.</param>
    /// <exception cref="ArgumentException">There is no number, or one is not finite.</exception>
    public static Series Of(string name, ReadOnlySpan<double> values) => new([name], values);

    /// <summary>Columns of a table, whose rows are the steps in their order.</summary>
    /// <param name="table">The table.</param>
    /// <param name="gap">
    /// What becomes of missing values. Steps at the beginning, before each column has had a value, are left out rather than made up; if values are interpolated, so are those at the end, after a column's last one.
    /// </param>
    /// <param name="columns">Which columns, in the order of the series.</param>
    /// <exception cref="ArgumentException">There is no such column, or no step that can be filled.</exception>
    /// <exception cref="System.IO.InvalidDataException">A value is no number, or is missing and refused; the message names the line and the column.</exception>
    public static Series Of(Table table, Gap gap, params ColumnSelection[] columns)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(columns);
        if (gap is not (Gap.Refuse or Gap.FillForward or Gap.Interpolate))
            throw new ArgumentOutOfRangeException(nameof(gap), gap, "There is no such way to fill a gap.");

        string[] names = [.. columns.SelectMany(column => column.In(table))];
        if (names.Length == 0)
            throw new ArgumentException("A series needs at least one column.", nameof(columns));
        return new(names, GapFilling.Read(table, names, gap));
    }

    /// <summary>All numbers of a column, step by step; a copy.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public double[] Column(string name)
    {
        int column = IndexOf(name);
        return [.. Enumerable.Range(0, Count).Select(step => this[step, column])];
    }

    internal int IndexOf(string column)
    {
        ArgumentNullException.ThrowIfNull(column);
        int index = Array.IndexOf(_names, column);
        return index >= 0 ? index : throw new ArgumentException($"The series has no column {column}. It has {string.Join(", ", _names)}.");
    }

    /// <summary>The numbers of a step.</summary>
    internal ReadOnlySpan<double> Step(int step) => _all.AsSpan((_first + step) * Width, Width);

    private void CheckFinite(string argument)
    {
        for (int i = 0; i < _all.Length; i++)
            if (!double.IsFinite(_all[i]))
                throw new ArgumentException(FormattableString.Invariant($"Column {_names[i % Width]} is {_all[i]} at step {i / Width}, but a finite number is needed."), argument);
    }
}
