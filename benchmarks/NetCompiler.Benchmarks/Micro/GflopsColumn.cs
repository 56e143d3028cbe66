using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.Linq;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using NetCompiler.Benchmarks.Limits;

namespace NetCompiler.Benchmarks;

/// <summary>What the fastest run of a product reaches, and its share of the peak of as many threads, which is measured when the table is written.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class GflopsColumnAttribute : Attribute, IConfigSource
{
    private readonly ConcurrentDictionary<int, double> _peaks = [];

    public IConfig Config => ManualConfig.CreateEmpty().AddColumn(new FigureColumn(
        "GFLOP/s (of peak)",
        "Floating-point operations per nanosecond in the fastest run, and as a share of the fused multiply–adds that so many threads can do",
        Figure));

    private string Figure(BenchmarkCase product, double nanoseconds)
    {
        double gflops = Products.Operations((string)product.Parameters[nameof(Products.Shape)]) / nanoseconds;
        double peak = _peaks.GetOrAdd((int)product.Parameters[nameof(Products.Threads)], threads => PeakProbe.Measure(threads).Max(peak => peak.Gflops));

        return string.Create(CultureInfo.InvariantCulture, $"{gflops:F1} ({gflops / peak:P0})");
    }
}
