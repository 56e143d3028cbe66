using NetCompiler.Kernels;

namespace NetCompiler.Benchmarks.Accuracy;

/// <summary>A function of one number, as the library computes it and in double precision.</summary>
internal interface IFunction
{
    static abstract V Of<V>(V x) where V : struct, ILanes<V>;

    static abstract double Exact(double x);
}
