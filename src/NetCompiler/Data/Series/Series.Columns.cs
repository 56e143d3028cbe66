using System;

namespace NetCompiler;

public sealed partial class Series
{
    /// <summary>Some columns, in the given order.</summary>
    /// <param name="columns">What they are called.</param>
    /// <exception cref="ArgumentException">There is no such column, one is named twice, or none is named.</exception>
    public Series Select(params string[] columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        int[] chosen = Array.ConvertAll(columns, IndexOf);
        return Computed(columns, (step, column) => Step(step)[chosen[column]]);
    }

    /// <summary>One more column, computed step by step from the others: such as the angle of the hour, <c>(s, t) => Math.Sin(2 * Math.PI * s[t, "hour"] / 24)</c>.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="value">Its number, of this series and a step from 0.</param>
    /// <exception cref="ArgumentException">There is such a column already, or a number is not finite.</exception>
    public Series With(string name, Func<Series, int, double> value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        return Computed([.. _names, name], (step, column) => column < Width ? Step(step)[column] : value(this, step));
    }

    /// <summary>A function of each number of a column, such as its logarithm.</summary>
    /// <param name="column">What the column is called.</param>
    /// <param name="function">The function.</param>
    /// <exception cref="ArgumentException">There is no such column, or a number that results is not finite.</exception>
    public Series Map(string column, Func<double, double> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        int mapped = IndexOf(column);
        return Computed(_names, (step, c) => c == mapped ? function(Step(step)[c]) : Step(step)[c]);
    }

    /// <summary>
    /// How much each number differs from the one <paramref name="lag"/> steps before it, for every column: d[t] = x[t + lag] − x[t], which has <paramref name="lag"/> steps fewer. With a lag of 1 a trend becomes a level, with that of a season
    /// the season goes; both may be done, one after the other. <see cref="Differences.Restore"/> takes it back.
    /// </summary>
    /// <param name="lag">At least 1 and less than <see cref="Count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The lag is less than 1, or there are not that many steps.</exception>
    public Series Difference(int lag = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lag, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(lag, Count);
        return Skip(lag).Computed(_names, (step, column) => Step(step + lag)[column] - Step(step)[column]);
    }

    /// <summary>A series of as many steps as this one, which is no part of another: what was before these steps is not computed.</summary>
    internal Series Computed(string[] names, Func<int, int, double> value)
    {
        var values = new double[checked(Count * names.Length)];
        for (int step = 0; step < Count; step++)
            for (int column = 0; column < names.Length; column++)
                values[step * names.Length + column] = value(step, column);
        return new(names, values);
    }
}
