using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.Linq;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using NetCompiler.Benchmarks.Limits;

namespace NetCompiler.Benchmarks;

/// <summary>What the fastest run of a product reaches, and its share of the peak of as many threads, which is measured when the table is written.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class GflopsColumnAttribute() : Attribute, IConfigSource
{
    public IConfig Config { get; } = ManualConfig.CreateEmpty().AddColumn(new Column());

    private sealed class Column : IColumn
    {
        private readonly ConcurrentDictionary<int, double> _peaks = [];

        public string Id => nameof(GflopsColumnAttribute);

        public string ColumnName => "GFLOP/s (of peak)";

        public bool AlwaysShow => true;

        public ColumnCategory Category => ColumnCategory.Custom;

        public int PriorityInCategory => 0;

        public bool IsNumeric => true;

        public UnitType UnitType => UnitType.Dimensionless;

        public string Legend => "Floating-point operations per nanosecond in the fastest run, and as a share of the fused multiply–adds that so many threads can do";

        public bool IsAvailable(Summary summary) => true;

        public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase) => GetValue(summary, benchmarkCase, SummaryStyle.Default);

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style)
        {
            if (summary[benchmarkCase]?.ResultStatistics is not { } times)
                return "NA";

            double gflops = Products.Operations((string)benchmarkCase.Parameters[nameof(Products.Shape)]) / times.Min;
            double peak = _peaks.GetOrAdd((int)benchmarkCase.Parameters[nameof(Products.Threads)], threads => PeakProbe.Measure(threads).Max(peak => peak.Gflops));
            return string.Create(CultureInfo.InvariantCulture, $"{gflops:F1} ({gflops / peak:P0})");
        }
    }
}
