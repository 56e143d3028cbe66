using System.Collections.Generic;
using System.Linq;
using BenchmarkDotNet.Attributes;
using NetCompiler.Benchmarks.Kernels;
using NetCompiler.Kernels;

namespace NetCompiler.Benchmarks;

/// <summary>The three products of a dense layer in the shapes of <c>kernels</c>, with GFLOP/s and their share of what the machine can do.</summary>
[MemoryDiagnoser]
[GflopsColumn]
public class Products
{
    private ProductCase _product = null!;

    [Params("forward", "dx", "dw")]
    public string Product { get; set; } = "";

    /// <summary>Batch × outputs × inputs.</summary>
    [ParamsSource(nameof(Shapes))]
    public string Shape { get; set; } = "";

    [Params(1, 2)]
    public int Threads { get; set; }

    public static IEnumerable<string> Shapes => KernelsCommand.Shapes.Select(shape => $"{shape.Batch}x{shape.Outputs}x{shape.Inputs}");

    /// <summary>2·batch·outputs·inputs, from the text of a shape.</summary>
    internal static double Operations(string shape) => 2.0 * shape.Split('x').Select(int.Parse).Aggregate(1.0, (product, size) => product * size);

    [GlobalSetup]
    public void Setup()
    {
        int[] sizes = [.. Shape.Split('x').Select(int.Parse)];
        _product = new(KernelsCommand.Kinds.Single(kind => kind.Name == Product).Kind, sizes[0], sizes[1], sizes[2]);
    }

    [Benchmark]
    public void Multiply() => Workers.Run(_product, Threads);
}
