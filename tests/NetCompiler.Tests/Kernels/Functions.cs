using System;
using NetCompiler.Benchmarks.Accuracy;
using NetCompiler.Kernels;

namespace NetCompiler.Tests.Kernels;

// Powers that the sweep over all floats leaves out; all other functions are its own.
internal readonly struct PowerOfHalf : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Pow(x, V.Of(0.5f));

    public static double Exact(double x) => Math.Pow(x, 0.5);
}

internal readonly struct PowerOfMinusTwo : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Pow(x, V.Of(-2f));

    public static double Exact(double x) => Math.Pow(x, -2);
}
