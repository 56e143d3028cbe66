using System;

namespace NetCompiler;

/// <summary>Forecasts of differences as forecasts of what differs.</summary>
public static class Differences
{
    /// <summary>
    /// What <see cref="Series.Difference"/> takes away: x[n + h] = d[h] + x[n + h − lag], where x[0 … n − 1] is known and later ones are those just restored. Where differences were taken twice, the last ones are restored
    /// first, with the past that they were taken of.
    /// </summary>
    /// <param name="differences">d, step by step from the first one that is not known.</param>
    /// <param name="past">x up to there; at least <paramref name="lag"/> numbers, of which the last ones are used.</param>
    /// <param name="lag">The lag they were taken with.</param>
    /// <exception cref="ArgumentOutOfRangeException">The lag is less than 1.</exception>
    /// <exception cref="ArgumentException">The past is shorter than the lag.</exception>
    public static double[] Restore(ReadOnlySpan<double> differences, ReadOnlySpan<double> past, int lag = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lag, 1);
        if (past.Length < lag)
            throw new ArgumentException($"The past has {past.Length} numbers, but a lag of {lag} looks back on as many.", nameof(past));

        var restored = new double[differences.Length];
        for (int h = 0; h < restored.Length; h++)
            restored[h] = differences[h] + (h < lag ? past[past.Length - lag + h] : restored[h - lag]);
        return restored;
    }
}
