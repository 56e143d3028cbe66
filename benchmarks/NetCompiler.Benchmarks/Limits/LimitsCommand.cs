using System;
using System.Globalization;
using System.Linq;
using NetCompiler.Kernels;

namespace NetCompiler.Benchmarks.Limits;

/// <summary><c>-- limits</c>: what the machine can do at best, on one thread and on all of them.</summary>
internal static class LimitsCommand
{
    /// <summary>The command.</summary>
    public static int Run(string[] arguments)
    {
        if (arguments is not [])
            throw new UsageException($"limits takes no arguments, but got {string.Join(" ", arguments)}.");

        int[] threads = [.. new[] { 1, Workers.Available }.Distinct()];

        foreach (Peak p in threads.SelectMany(PeakProbe.Measure))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"fused multiply–add, {p.Bits} bits, {p.Threads} thread{(p.Threads > 1 ? "s" : "")}: {p.Gflops:F1} GFLOP/s"));

        foreach (Bandwidth b in threads.SelectMany(BandwidthProbe.Measure))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"triad, {b.Level}, {b.Threads} thread{(b.Threads > 1 ? "s" : "")}: {b.GigabytesPerSecond:F1} GB/s"));

        return 0;
    }
}
