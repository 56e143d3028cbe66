using System;
using NetCompiler.Kernels;

namespace NetCompiler.Tests.Kernels;

/// <summary>A function of one number, as the library computes it and as it should be.</summary>
internal interface IFunction
{
    static abstract V Of<V>(V x) where V : struct, ILanes<V>;

    static abstract double Exact(double x);
}

internal readonly struct Exp : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Exp(x);

    public static double Exact(double x) => Math.Exp(x);
}

internal readonly struct Expm1 : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Expm1(x);

    public static double Exact(double x) => Math.Abs(x) < 1e-5 ? x + x * x / 2 : Math.Exp(x) - 1;
}

internal readonly struct Log : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Log(x);

    public static double Exact(double x) => Math.Log(x);
}

internal readonly struct Log1p : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Log1p(x);

    public static double Exact(double x) => Math.Abs(x) < 1e-5 ? x - x * x / 2 : Math.Log(1 + x);
}

internal readonly struct Tanh : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Tanh(x);

    public static double Exact(double x) => Math.Tanh(x);
}

internal readonly struct Sigmoid : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Sigmoid(x);

    public static double Exact(double x) => 1 / (1 + Math.Exp(-x));
}

internal readonly struct Softplus : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Softplus(x);

    public static double Exact(double x) => Math.Max(x, 0) + Log1p.Exact(Math.Exp(-Math.Abs(x)));
}

internal readonly struct Erf : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Erf(x);

    public static double Exact(double x)
    {
        if (double.IsNaN(x) || Math.Abs(x) > 6)
            return double.IsNaN(x) ? x : Math.Sign(x);

        // The series e^(−x²)·2/√π·Σ 2ⁿ·x^(2n+1)/(2n+1)!!, all of whose terms have one sign.
        double term = x, sum = x;

        for (int n = 1; Math.Abs(term) > 1e-20 * Math.Abs(sum); n++)
            sum += term *= 2 * x * x / (2 * n + 1);

        return sum * Math.Exp(-x * x) * 2 / Math.Sqrt(Math.PI);
    }
}

internal readonly struct Sin : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Sin(x);

    public static double Exact(double x) => Math.Sin(x);
}

internal readonly struct Cos : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Cos(x);

    public static double Exact(double x) => Math.Cos(x);
}

internal readonly struct Reciprocal : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Reciprocal(x);

    public static double Exact(double x) => 1 / x;
}

internal readonly struct Sqrt : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Sqrt(x);

    public static double Exact(double x) => Math.Sqrt(x);
}

internal readonly struct CubePower : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Pow(x, V.Of(3f));

    public static double Exact(double x) => Math.Pow(x, 3);
}

internal readonly struct RootPower : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Pow(x, V.Of(0.5f));

    public static double Exact(double x) => Math.Pow(x, 0.5);
}

internal readonly struct NegativePower : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Pow(x, V.Of(-2f));

    public static double Exact(double x) => Math.Pow(x, -2);
}

internal readonly struct TenthPower : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Pow(x, V.Of(10.5f));

    public static double Exact(double x) => Math.Pow(x, 10.5f);
}

internal readonly struct PowerOfTwoThirds : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Pow(V.Of(0.6666667f), x);

    public static double Exact(double x) => Math.Pow(0.6666667f, x);
}

internal readonly struct ReciprocalSqrt : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.ReciprocalSqrt(x);

    public static double Exact(double x) => 1 / Math.Sqrt(x);
}
