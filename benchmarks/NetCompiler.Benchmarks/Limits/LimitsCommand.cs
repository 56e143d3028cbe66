using System;
using System.Collections.Generic;
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

        Print();
        return 0;
    }

    /// <summary>Measures and prints.</summary>
    public static MachineLimits Print()
    {
        int[] threads = [.. new[] { 1, Workers.Available }.Distinct()];
        MachineLimits limits = MachineLimits.Measure(threads);

        foreach (string line in Lines(limits))
            Console.WriteLine(line);

        return limits;
    }

    private static IEnumerable<string> Lines(MachineLimits limits)
    {
        foreach (Peak p in limits.Peaks)
            yield return string.Create(CultureInfo.InvariantCulture, $"fused multiply–add, {p.Bits} bits, {p.Threads} thread{(p.Threads > 1 ? "s" : "")}: {p.Gflops:F1} GFLOP/s");

        foreach (Bandwidth b in limits.Bandwidths)
            yield return string.Create(CultureInfo.InvariantCulture, $"triad, {b.Level}, {b.Threads} thread{(b.Threads > 1 ? "s" : "")}: {b.GigabytesPerSecond:F1} GB/s");
    }
}
