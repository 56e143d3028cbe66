using System;

namespace ILGPU.Algorithms;

/// <summary>Mathematics for kernels.</summary>
public static class XMath
{
    /// <summary>The larger.</summary>
    public static float Max(float first, float second) => MathF.Max(first, second);

    /// <summary>The smaller.</summary>
    public static float Min(float first, float second) => MathF.Min(first, second);

    /// <summary>eˣ</summary>
    public static float Exp(float value) => MathF.Exp(value);

    /// <summary>log x</summary>
    public static float Log(float value) => MathF.Log(value);

    /// <summary>√x</summary>
    public static float Sqrt(float value) => MathF.Sqrt(value);

    /// <summary>xʸ</summary>
    public static float Pow(float value, float exponent) => MathF.Pow(value, exponent);

    /// <summary>|x|</summary>
    public static float Abs(float value) => MathF.Abs(value);
}

/// <summary>Makes the library of algorithms known to a context.</summary>
public static class AlgorithmContext
{
    /// <summary>Enables what needs it: exponentials, logarithms, powers.</summary>
    public static Context.Builder EnableAlgorithms(this Context.Builder builder) => builder;
}
