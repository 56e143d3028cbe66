using System;

namespace NetCompiler;

/// <summary>
/// Forecasts of several steps. A network with as many outputs gives them at once (direct: <see cref="Network.Predict(ReadOnlySpan{float})"/> of a window); one that says only what comes next can be asked again and
/// again (<see cref="Recursive"/>); and a network that learned something is better than <see cref="Naive"/>.
/// </summary>
public static class Forecasting
{
    /// <summary>
    /// Asks a network again and again, each time with what it said before at the end of its window. Errors grow with what they are built on; a direct forecast has no such sums, but needs an output for each step.
    /// </summary>
    /// <param name="network">From a window [length, columns] to the next steps [horizon, targets], where the targets are the first columns. After each answer the window moves by its horizon.</param>
    /// <param name="window">The last window, such as <see cref="Series.LastWindow"/> gives, one step after the other.</param>
    /// <param name="steps">How many steps are forecast; at least 1.</param>
    /// <param name="known">Where columns come after the targets, such as the hour of the day: what they are in these steps, [steps, columns − targets]. Else nothing.</param>
    /// <param name="targets">How many columns are forecast.</param>
    /// <returns>[steps, targets].</returns>
    /// <exception cref="ArgumentException">The lengths do not fit the network or each other; the message says which.</exception>
    public static float[] Recursive(Network network, ReadOnlySpan<float> window, int steps, ReadOnlySpan<float> known = default, int targets = 1)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(targets, 1);
        if (known.Length % steps != 0)
            throw new ArgumentException($"{known.Length} known numbers do not divide into {steps} steps.", nameof(known));

        int others = known.Length / steps, width = targets + others;
        if (window.Length == 0 || window.Length % width != 0)
            throw new ArgumentException($"The window has {window.Length} numbers, which do not divide into steps of {width}: {targets} forecast and {others} known.", nameof(window));

        int windows = network.CountExamples(window);
        if (windows != 1)
            throw new ArgumentException($"The window has {window.Length} numbers, but the network looks at {window.Length / windows}. Give the last window alone.", nameof(window));

        float[] looked = window.ToArray(), forecast = new float[checked(steps * targets)], answer = network.Predict(looked);
        if (answer.Length % targets != 0)
            throw new ArgumentException($"The network answers with {answer.Length} numbers, which do not divide into steps of {targets}.", nameof(network));

        for (int step = 0; step < steps;)
        {
            if (step > 0)
                network.Predict(looked, answer);
            for (int next = 0; next < answer.Length && step < steps; next += targets, step++)
            {
                answer.AsSpan(next, targets).CopyTo(forecast.AsSpan(step * targets));
                looked.AsSpan(width).CopyTo(looked);    // the oldest step goes
                answer.AsSpan(next, targets).CopyTo(looked.AsSpan(looked.Length - width));
                known.Slice(step * others, others).CopyTo(looked.AsSpan(looked.Length - others));
            }
        }

        return forecast;
    }

    /// <summary>
    /// That all remains as it was, a season ago: x[n + h] = x[n + h − m·(⌊h/m⌋ + 1)], h = 0, 1, … With a season of 1 this is the last value, for ever (naive); with 12 of monthly numbers, that of the same month (seasonal
    /// naive). What learns from more must be better. Hyndman and Athanasopoulos 2021, section 5.2.
    /// </summary>
    /// <param name="past">x[0 … n − 1]; at least <paramref name="season"/> numbers, of which the last ones are used.</param>
    /// <param name="steps">How many steps are forecast; at least 1.</param>
    /// <param name="season">m, in steps; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is less than 1.</exception>
    /// <exception cref="ArgumentException">The past is shorter than a season.</exception>
    public static double[] Naive(ReadOnlySpan<double> past, int steps, int season = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(season, 1);
        if (past.Length < season)
            throw new ArgumentException($"The past has {past.Length} numbers, but a season has {season}.", nameof(past));

        var forecast = new double[steps];
        for (int h = 0; h < steps; h++)
            forecast[h] = past[past.Length - season + h % season];
        return forecast;
    }
}
