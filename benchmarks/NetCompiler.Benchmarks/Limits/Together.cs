using System;
using System.Diagnostics;
using NetCompiler.Kernels;

namespace NetCompiler.Benchmarks.Limits;

/// <summary>Runs a body on every worker at once, and times the slowest.</summary>
internal sealed class Together(int threads, Action<Share> body) : IWork
{
    private readonly double[] _seconds = new double[threads];

    /// <summary>The least time of so many rounds, in seconds.</summary>
    public double Best(int rounds)
    {
        double best = double.PositiveInfinity;

        for (int round = 0; round < rounds; round++)
            best = Math.Min(best, Once());

        return best;
    }

    /// <summary>One round, in seconds.</summary>
    public double Once()
    {
        Workers.Run(this, threads);

        double slowest = 0;

        foreach (double seconds in _seconds)
            slowest = Math.Max(slowest, seconds);

        return slowest;
    }

    void IWork.Run(Share share)
    {
        share.Barrier();
        long start = Stopwatch.GetTimestamp();
        body(share);
        _seconds[share.Index] = Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
