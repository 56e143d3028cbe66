using System;
using System.Collections.Generic;
using System.Linq;
using BenchmarkDotNet.Attributes;
using NetCompiler.Benchmarks.Kernels;

namespace NetCompiler.Benchmarks;

/// <summary>Softmax, normalisations, losses, reductions and dropout over the rows of a batch, with what they take per element and of the bandwidth.</summary>
[MemoryDiagnoser]
[BandwidthColumn]
public class RowLoops
{
    private Action _run = null!;

    [ParamsSource(nameof(Loops))]
    public string Loop { get; set; } = "";

    public static IEnumerable<string> Loops => RowCase.All.Select(loop => loop.Name);

    [GlobalSetup]
    public void Setup() => _run = RowCase.Named(Loop).Prepare();

    [Benchmark]
    public void Run() => _run();
}
