using System;
using System.Collections.Generic;
using System.Linq;

namespace NetCompiler.Benchmarks.Limits;

/// <summary>The most fused multiply–adds per second at a register width: 10⁹ operations, of which each holds two per lane.</summary>
internal sealed record Peak(int Bits, int Threads, double Gflops);

/// <summary>The most bytes per second of a ← b + s·c, 12 bytes an element, with all three arrays in one level of memory.</summary>
internal sealed record Bandwidth(string Level, int Threads, double GigabytesPerSecond);

/// <summary>What this machine can do at best, so that every other figure can be read as a share of it.</summary>
internal sealed record MachineLimits(IReadOnlyList<Peak> Peaks, IReadOnlyList<Bandwidth> Bandwidths)
{
    /// <summary>The peak at the widest registers that this process uses.</summary>
    public double Gflops(int threads) =>
        Peaks.Where(p => p.Threads == threads).MaxBy(p => p.Bits)?.Gflops ?? throw new ArgumentOutOfRangeException(nameof(threads), threads, "The limits were not measured on so many threads.");

    /// <summary>Measures for a few seconds.</summary>
    /// <param name="threads">On how many threads at a time.</param>
    public static MachineLimits Measure(IReadOnlyList<int> threads) =>
        new([.. threads.SelectMany(PeakProbe.Measure)], [.. threads.SelectMany(BandwidthProbe.Measure)]);
}
