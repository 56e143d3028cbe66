using System;

namespace NetCompiler;

public sealed partial class Series
{
    /// <summary>The first <paramref name="count"/> steps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many.</exception>
    public Series Take(int count) => new(this, _first, Checked(count, nameof(count)));

    /// <summary>All but the first <paramref name="count"/> steps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many.</exception>
    public Series Skip(int count) => new(this, _first + Checked(count, nameof(count)), Count - count);

    /// <summary>The first <paramref name="count"/> steps, and those after them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many.</exception>
    public (Series Before, Series After) Split(int count) => (Take(count), Skip(count));

    /// <summary>In the order of time: round(<paramref name="training"/>·n) steps to learn from, round(<paramref name="validation"/>·n) after them to choose by, and the rest to be judged by. Never shuffled: what is to come must not be learned from.</summary>
    /// <param name="training">How much the first part has, between 0 and 1.</param>
    /// <param name="validation">How much the second part has, between 0 and 1; both together less than 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A fraction is not between 0 and 1, or both together are not.</exception>
    /// <exception cref="ArgumentException">A part would be empty.</exception>
    public (Series Training, Series Validation, Series Test) Split(double training, double validation)
    {
        if (!(training > 0 && training < 1))
            throw new ArgumentOutOfRangeException(nameof(training), training, "A fraction is between 0 and 1.");
        if (!(validation > 0 && training + validation < 1))
            throw new ArgumentOutOfRangeException(nameof(validation), validation, "A fraction is between 0 and 1, and both together leave something to be judged by.");

        int first = (int)Math.Round(training * Count), second = (int)Math.Round(validation * Count);
        if (first == 0 || second == 0 || first + second >= Count)
            throw new ArgumentException($"{Count} steps are too few: the parts would have {first}, {second} and {Count - first - second}.");
        return (Take(first), Skip(first).Take(second), Skip(first + second));
    }

    /// <summary>These steps with some before them, of the series that they are a part of: what a forecast of their first one looks back on.</summary>
    /// <param name="steps">How many steps are put before.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many before them.</exception>
    public Series WithPast(int steps)
    {
        if (steps < 0 || steps > _first)
            throw new ArgumentOutOfRangeException(nameof(steps), steps, $"There are {_first} steps before these.");
        return new(this, _first - steps, Count + steps);
    }

    private int Checked(int count, string argument) =>
        count >= 0 && count <= Count ? count : throw new ArgumentOutOfRangeException(argument, count, $"The series has {Count} steps. Choose a number from 0 to {Count}.");
}
