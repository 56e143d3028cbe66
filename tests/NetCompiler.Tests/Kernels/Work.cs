using System;
using System.Diagnostics;
using System.Threading;
using NetCompiler.Kernels;

namespace NetCompiler.Tests.Kernels;

/// <summary>Work that is a method.</summary>
internal sealed class Work(Action<Share> run) : IWork
{
    public void Run(Share share) => run(share);

    /// <summary>Keeps the processor busy.</summary>
    public static void Delay(double milliseconds)
    {
        long start = Stopwatch.GetTimestamp();

        while (Stopwatch.GetElapsedTime(start).TotalMilliseconds < milliseconds)
            Thread.SpinWait(10);
    }
}
