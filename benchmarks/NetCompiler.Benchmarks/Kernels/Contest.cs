using System;
using System.Diagnostics;

namespace NetCompiler.Benchmarks.Kernels;

/// <summary>The time of one call: the least and the middle of many rounds, in seconds.</summary>
internal readonly record struct Timing(double Minimum, double Median);

/// <summary>
/// Times several sides in turns, because the speed of a core changes within seconds. Each turn starts with calls that are not counted: another side's
/// threads are still awake then.
/// </summary>
internal static class Contest
{
    private const double WarmUp = 0.0015, Turn = 0.003;

    /// <summary>Times each of them.</summary>
    public static Timing[] Run(int rounds, params Action[] sides)
    {
        double[][] seconds = Array.ConvertAll(sides, _ => new double[rounds]);

        for (int round = 0; round < rounds; round++)
        {
            for (int side = 0; side < sides.Length; side++)
                seconds[side][round] = OneTurn(sides[side]);
        }

        return Array.ConvertAll(seconds, Of);
    }

    private static double OneTurn(Action call)
    {
        long start = Stopwatch.GetTimestamp();

        do
            call();
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < WarmUp);

        int calls = 0;
        start = Stopwatch.GetTimestamp();

        do
        {
            call();
            calls++;
        }
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < Turn);

        return Stopwatch.GetElapsedTime(start).TotalSeconds / calls;
    }

    private static Timing Of(double[] seconds)
    {
        Array.Sort(seconds);

        return new(seconds[0], seconds[seconds.Length / 2]);
    }
}
