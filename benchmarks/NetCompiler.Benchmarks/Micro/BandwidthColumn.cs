using System;
using System.Globalization;
using System.Linq;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using NetCompiler.Benchmarks.Kernels;
using NetCompiler.Benchmarks.Limits;

namespace NetCompiler.Benchmarks;

/// <summary>Nanoseconds per element in the fastest run of a loop, and its memory traffic as a share of what the second-level cache gives one thread.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class BandwidthColumnAttribute : Attribute, IConfigSource
{
    private readonly Lazy<double> _bandwidth = new(() => BandwidthProbe.Measure(threads: 1).First().GigabytesPerSecond);

    public IConfig Config => ManualConfig.CreateEmpty().AddColumn(
        new FigureColumn("ns/element", "Nanoseconds per element in the fastest run", (loop, time) => Format($"{time / Case(loop).Elements:F3}")),
        new FigureColumn(
            "GB/s (of L2)",
            "What the loop has to read and write, once, per nanosecond of the fastest run, and as a share of the triad's bandwidth in the second-level cache",
            (loop, time) => Format($"{Case(loop).Bytes / time:F1} ({Case(loop).Bytes / time / _bandwidth.Value:P0})")));

    private static RowCase Case(BenchmarkCase loop) => RowCase.Named((string)loop.Parameters[nameof(RowLoops.Loop)]);

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
