using System;
using System.Linq;

namespace NetCompiler;

public sealed partial class Series
{
    /// <summary>
    /// Examples to forecast by: windows of all columns, and as targets what comes after each.
    /// <code>
    /// input[i]  = x[i·stride … i·stride + length − 1]                        [length, columns]
    /// target[i] = x[i·stride + length … i·stride + length + horizon − 1]     [horizon, targets]
    /// </code>
    /// There are ⌊(steps − length − horizon) / stride⌋ + 1 of them. The numbers are converted once, and windows that overlap share them.
    /// </summary>
    /// <param name="length">How many steps a window has; at least 1.</param>
    /// <param name="horizon">How many steps are forecast; at least 1.</param>
    /// <param name="stride">How many steps later the next window begins; at least 1.</param>
    /// <param name="targets">Which columns are forecast; by default all of them.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is less than 1.</exception>
    /// <exception cref="ArgumentException">There is no such column, or the steps are too few for one window and what comes after it.</exception>
    public Dataset Windows(int length, int horizon = 1, int stride = 1, params string[] targets)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        ArgumentNullException.ThrowIfNull(targets);
        if (Count < (long)length + horizon)
            throw new ArgumentException($"{Count} steps are too few for a window of {length} and {horizon} to forecast. Give more, such as by WithPast, or a smaller length.");

        int[] all = [.. Enumerable.Range(0, Width)], chosen = targets.Length == 0 ? all : Array.ConvertAll(targets, IndexOf);
        Column inputs = NetCompiler.Column.Windows(Numbers(0, Count - horizon, all), length * Width, stride * Width);
        return new([inputs], NetCompiler.Column.Windows(Numbers(length, Count - length, chosen), horizon * chosen.Length, stride * chosen.Length));
    }

    /// <summary>The last window, [length, columns]: what a forecast of the steps after these looks back on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many steps, or fewer than 1 are asked for.</exception>
    public float[] LastWindow(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Count);
        return Numbers(Count - length, length, [.. Enumerable.Range(0, Width)]);
    }

    private float[] Numbers(int first, int count, int[] columns)
    {
        var numbers = new float[checked(count * columns.Length)];
        for (int step = 0; step < count; step++)
            for (int c = 0; c < columns.Length; c++)
                numbers[step * columns.Length + c] = (float)Step(first + step)[columns[c]];
        return numbers;
    }
}
