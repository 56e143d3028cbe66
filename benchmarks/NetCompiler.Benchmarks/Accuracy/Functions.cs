using System;
using NetCompiler.Kernels;

namespace NetCompiler.Benchmarks.Accuracy;

internal readonly struct Exp : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Exp(x);

    public static double Exact(double x) => Math.Exp(x);
}

internal readonly struct Expm1 : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Expm1(x);

    public static double Exact(double x) => x < -40 ? -1 : 2 * Math.Sinh(x / 2) * Math.Exp(x / 2);
}

internal readonly struct Log : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Log(x);

    public static double Exact(double x) => Math.Log(x);
}

internal readonly struct Log1p : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Log1p(x);

    public static double Exact(double x) => Reference.Log1p(x);
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

    public static double Exact(double x) => Math.Max(x, 0) + Reference.Log1p(Math.Exp(-Math.Abs(x)));
}

internal readonly struct Erf : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Erf(x);

    public static double Exact(double x) => Reference.Erf(x);
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

internal readonly struct Sqrt : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Sqrt(x);

    public static double Exact(double x) => Math.Sqrt(x);
}

internal readonly struct Reciprocal : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Reciprocal(x);

    public static double Exact(double x) => 1 / x;
}

internal readonly struct ReciprocalSqrt : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.ReciprocalSqrt(x);

    public static double Exact(double x) => 1 / Math.Sqrt(x);
}

internal readonly struct Cbrt : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Cbrt(x);

    public static double Exact(double x) => Math.Cbrt(x);
}

internal readonly struct Tan : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Tan(x);

    public static double Exact(double x) => Math.Tan(x);
}

internal readonly struct Asin : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Asin(x);

    public static double Exact(double x) => Math.Asin(x);
}

internal readonly struct Acos : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Acos(x);

    public static double Exact(double x) => Math.Acos(x);
}

internal readonly struct Atan : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Atan(x);

    public static double Exact(double x) => Math.Atan(x);
}

internal readonly struct Sinh : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Sinh(x);

    public static double Exact(double x) => Math.Sinh(x);
}

internal readonly struct Cosh : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Cosh(x);

    public static double Exact(double x) => Math.Cosh(x);
}

internal readonly struct Asinh : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Asinh(x);

    public static double Exact(double x) => Math.Asinh(x);
}

internal readonly struct Acosh : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Acosh(x);

    public static double Exact(double x) => Math.Acosh(x);
}

internal readonly struct Atanh : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Atanh(x);

    public static double Exact(double x) => Math.Atanh(x);
}

internal readonly struct LogCosh : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.LogCosh(x);

    public static double Exact(double x) => Reference.LogCosh(Math.Abs(x));
}

internal readonly struct HypotBesideOne : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Hypot(1f, x);

    public static double Exact(double x) => double.Hypot(x, 1);
}

internal readonly struct HypotOfOne : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Hypot(x, V.One);

    public static double Exact(double x) => double.Hypot(x, 1);
}

internal readonly struct AngleOverThree : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Atan2(x, V.Of(3f));

    public static double Exact(double x) => Math.Atan2(x, 3);
}

internal readonly struct AngleLeft : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Atan2(x, V.Of(-0.7f));

    public static double Exact(double x) => Math.Atan2(x, -0.7f);
}

internal readonly struct AngleBeside : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Atan2(V.Of(-2f), x);

    public static double Exact(double x) => Math.Atan2(-2, x);
}

internal readonly struct PowerOfThird : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Pow(x, V.Of(0.33333334f));

    public static double Exact(double x) => Math.Pow(x, 0.33333334f);
}

internal readonly struct PowerOfThree : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Pow(x, V.Of(3f));

    public static double Exact(double x) => Math.Pow(x, 3f);
}

internal readonly struct PowerOfMinusHalf : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Pow(x, V.Of(-0.5f));

    public static double Exact(double x) => Math.Pow(x, -0.5f);
}

internal readonly struct PowerOfTen : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Pow(x, V.Of(10.5f));

    public static double Exact(double x) => Math.Pow(x, 10.5f);
}

internal readonly struct PowerOfTenThousand : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Pow(x, V.Of(10000.3f));

    public static double Exact(double x) => Math.Pow(x, 10000.3f);
}

internal readonly struct PowersOfTwoThirds : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Pow(V.Of(0.6666667f), x);

    public static double Exact(double x) => Math.Pow(0.6666667f, x);
}

internal readonly struct PowersOfTen : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Pow(V.Of(10f), x);

    public static double Exact(double x) => Math.Pow(10f, x);
}

internal readonly struct PowersOfNearlyOne : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Pow(V.Of(1.0000123f), x);

    public static double Exact(double x) => Math.Pow(1.0000123f, x);
}

internal readonly struct PowersOfMillions : IFunction
{
    public static V Of<V>(V x) where V : struct, ILanes<V> => Simd.Pow(V.Of(1234567.8f), x);

    public static double Exact(double x) => Math.Pow(1234567.8f, x);
}
