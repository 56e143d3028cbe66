using System;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace NetCompiler.Benchmarks;

/// <summary>A column that is computed from the fastest run of a benchmark.</summary>
/// <param name="name">Its heading.</param>
/// <param name="legend">What the figure is.</param>
/// <param name="figure">The figure, from the benchmark and its least time in nanoseconds.</param>
internal sealed class FigureColumn(string name, string legend, Func<BenchmarkCase, double, string> figure) : IColumn
{
    public string Id => name;

    public string ColumnName => name;

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string Legend => legend;

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) => GetValue(summary, benchmarkCase, SummaryStyle.Default);

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) =>
        summary[benchmarkCase]?.ResultStatistics is { } times ? figure(benchmarkCase, times.Min) : "NA";
}
