using System;
using System.Linq;
using NetCompiler.Benchmarks.Accuracy;
using NetCompiler.Kernels;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>Every function against double precision: the errors that its documentation states, and the values at the edges.</summary>
public class SimdAccuracyTests
{
    private const double SmallestNormal = 1.17549435e-38;

    [Fact]
    public void Exp_is_within_its_stated_error() => Check<Exp>(1, Samples.Dense(-87.3f, 88.7f), Samples.Dense(-1f, 1f), Samples.Extremes, Samples.Magnitudes());

    [Fact]
    public void Expm1_is_within_its_stated_error() => Check<Expm1>(1.5, Samples.Dense(-20f, 88.7f), Samples.Dense(-1f, 1f), Samples.Extremes, Samples.Magnitudes());

    [Fact]
    public void Log_is_within_its_stated_error() => Check<Log>(1, Samples.Dense(0f, 4f), Samples.Extremes, Samples.Magnitudes());

    [Fact]
    public void Log1p_is_within_its_stated_error() => Check<Log1p>(1.5, Samples.Dense(-1f, 4f), Samples.Extremes, Samples.Magnitudes());

    [Fact]
    public void Tanh_is_within_its_stated_error() => Check<Tanh>(2, Samples.Dense(-10f, 10f), Samples.Extremes, Samples.Magnitudes());

    [Fact]
    public void Sigmoid_is_within_its_stated_error() => Check<Sigmoid>(2, Samples.Dense(-87.3f, 40f), Samples.Dense(-1f, 1f), Samples.Extremes, Samples.Magnitudes());

    [Fact]
    public void Softplus_is_within_its_stated_error() => Check<Softplus>(2, Samples.Dense(-87.3f, 40f), Samples.Dense(-1f, 1f), Samples.Extremes, Samples.Magnitudes());

    [Fact]
    public void Erf_is_within_its_stated_error() => Check<Erf>(2, Samples.Dense(-5f, 5f), Samples.Extremes, Samples.Magnitudes());

    [Fact]
    public void Reciprocal_roots_are_within_their_stated_error() => Check<ReciprocalSqrt>(1.5, Samples.Dense(0f, 4f), Samples.Extremes, Samples.Magnitudes());

    [Fact]
    public void Roots_are_within_their_stated_error()
    {
        Check<Cbrt>(2, Samples.Dense(-4f, 4f), Samples.Extremes, Samples.Magnitudes());
        Check<HypotOfOne>(2.5, Samples.Dense(-4f, 4f), Samples.Extremes, Samples.Magnitudes());
        Check<HypotBesideOne>(1.5, Samples.Dense(-4f, 4f), Samples.Extremes, Samples.Magnitudes());
    }

    [Fact]
    public void Angles_are_within_their_stated_error()
    {
        Check<Asin>(2, Samples.Dense(-1f, 1f), Samples.Extremes, Samples.Magnitudes());
        Check<Acos>(2, Samples.Dense(-1f, 1f), Samples.Extremes, Samples.Magnitudes());
        Check<Atan>(2, Samples.Dense(-8f, 8f), Samples.Extremes, Samples.Magnitudes());
        Check<AngleOverThree>(3, Samples.Dense(-8f, 8f), Samples.Extremes, Samples.Magnitudes());
        Check<AngleLeft>(3, Samples.Dense(-8f, 8f), Samples.Extremes, Samples.Magnitudes());
        Check<AngleBeside>(3, Samples.Dense(-8f, 8f), Samples.Extremes, Samples.Magnitudes());
    }

    [Fact]
    public void Hyperbolic_functions_are_within_their_stated_error()
    {
        Check<Sinh>(2, Samples.Dense(-89.4f, 89.4f), Samples.Dense(-2f, 2f), Samples.Extremes, Samples.Magnitudes());
        Check<Cosh>(2, Samples.Dense(-89.4f, 89.4f), Samples.Dense(-2f, 2f), Samples.Extremes, Samples.Magnitudes());
        Check<LogCosh>(2.5, Samples.Dense(-89.4f, 89.4f), Samples.Dense(-2f, 2f), Samples.Extremes, Samples.Magnitudes());
        Check<Asinh>(2, Samples.Dense(-8f, 8f), Samples.Extremes, Samples.Magnitudes());
        Check<Acosh>(2, Samples.Dense(0f, 8f), Samples.Extremes, Samples.Magnitudes());
        Check<Atanh>(2, Samples.Dense(-1f, 1f), Samples.Extremes, Samples.Magnitudes());
    }

    [Theory]
    [InlineData(0f, 0f, 0f)]
    [InlineData(0f, -0f, 3.14159274f)]
    [InlineData(-0f, -1f, -3.14159274f)]
    [InlineData(3f, 0f, 1.57079637f)]
    [InlineData(-3e38f, 3e38f, -0.785398185f)]
    [InlineData(float.PositiveInfinity, float.NegativeInfinity, 2.3561945f)]
    [InlineData(1f, float.NegativeInfinity, 3.14159274f)]
    [InlineData(float.NaN, 1f, float.NaN)]
    public void Angles_have_their_edges(float y, float x, float expected) => Assert.Equal(expected, Lanes1.Sum(Simd.Atan2(Lanes1.Of(y), Lanes1.Of(x))));

    [Theory]
    [InlineData(0f, 0f, 0f)]
    [InlineData(3e38f, 0f, 3e38f)]
    [InlineData(-1e30f, 1e30f, 1.41421352e30f)]
    [InlineData(float.NegativeInfinity, 1f, float.PositiveInfinity)]
    [InlineData(float.NaN, 1f, float.NaN)]
    public void Distances_have_their_edges(float x, float y, float expected) => Assert.Equal(expected, Lanes1.Sum(Simd.Hypot(Lanes1.Of(x), Lanes1.Of(y))));

    [Theory]
    [InlineData(-2.5f, -1f, -2f)]
    [InlineData(0f, 0f, 0f)]
    [InlineData(0.75f, 1f, 0f)]
    [InlineData(float.NaN, float.NaN, float.NaN)]
    public void Steps_have_their_values(float x, float sign, float truncated)
    {
        Assert.Equal(sign, Lanes1.Sum(Simd.Sign(Lanes1.Of(x))));
        Assert.Equal(truncated, Lanes1.Sum(Simd.Truncate(Lanes1.Of(x))));
    }

    [Fact]
    public void Powers_are_within_their_stated_error()
    {
        Check<PowerOfThree>(4, Samples.Dense(-50f, 50f), Samples.Magnitudes());
        Check<PowerOfHalf>(4, Samples.Dense(-50f, 50f), Samples.Magnitudes());
        Check<PowerOfMinusTwo>(4, Samples.Dense(-50f, 50f), Samples.Magnitudes());
        Check<PowerOfTen>(4, Samples.Dense(-50f, 50f), Samples.Magnitudes(), [0.0002441407f]);    // Its power is just above 2⁻¹²⁶, below which others are flushed.
        Check<PowersOfTwoThirds>(4, Samples.Dense(-220f, 215f), Samples.Dense(-1f, 1f), Samples.Magnitudes());
    }

    [Fact]
    public void Sine_cosine_and_tangent_are_within_their_stated_error()
    {
        float[][] samples = [Samples.Dense(-12_800f, 12_800f, 100_001), Samples.Dense(-7f, 7f), [.. Samples.Magnitudes().Where(x => MathF.Abs(x) < 12_800f)]];
        Check<Sin>(2, samples);
        Check<Cos>(2, samples);
        Check<Tan>(3, samples);

        Assert.InRange(Lanes1.Sum(Simd.Sin(Lanes1.Of(3e9f))), -1f, 1f);
        Assert.True(float.IsNaN(Lanes1.Sum(Simd.Sin(Lanes1.Of(float.PositiveInfinity)))));
        Assert.True(float.IsNaN(Lanes1.Sum(Simd.Cos(Lanes1.Of(float.NaN)))));
    }

    [Fact]
    public void Tanh_and_erf_never_leave_their_range()
    {
        foreach (float x in Samples.Dense(-12f, 12f, 50001))
        {
            Assert.InRange(Lanes1.Sum(Simd.Tanh(Lanes1.Of(x))), -1f, 1f);
            Assert.InRange(Lanes1.Sum(Simd.Erf(Lanes1.Of(x))), -1f, 1f);
        }
    }

    [Theory]
    [InlineData(0f, 0f, 1f)]
    [InlineData(0f, 2f, 0f)]
    [InlineData(0f, -1f, float.PositiveInfinity)]
    [InlineData(float.NaN, 0f, 1f)]
    [InlineData(1f, float.NaN, 1f)]
    [InlineData(1f, float.NegativeInfinity, 1f)]
    [InlineData(-1f, float.PositiveInfinity, 1f)]
    [InlineData(-2f, 3f, -8f)]
    [InlineData(-2f, float.NaN, float.NaN)]
    [InlineData(0.5f, float.PositiveInfinity, 0f)]
    [InlineData(0.5f, float.NegativeInfinity, float.PositiveInfinity)]
    [InlineData(1e-42f, -1f, float.PositiveInfinity)]
    [InlineData(10f, 1e30f, float.PositiveInfinity)]
    [InlineData(-8f, 0.5f, float.NaN)]
    [InlineData(float.PositiveInfinity, 2f, float.PositiveInfinity)]
    [InlineData(float.PositiveInfinity, -2f, 0f)]
    [InlineData(float.NegativeInfinity, 0.5f, float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity, -0.5f, 0f)]
    [InlineData(float.NegativeInfinity, 3f, float.NegativeInfinity)]
    public void Powers_have_their_edges(float x, float y, float expected) => Assert.Equal(expected, Lanes1.Sum(Simd.Pow(Lanes1.Of(x), Lanes1.Of(y))));

    private static void Check<F>(double ulps, params float[][] sets) where F : IFunction
    {
        foreach (float[] samples in sets)
            foreach (float x in samples)
                Check<F>(x, ulps);
    }

    private static void Check<F>(float x, double ulps) where F : IFunction
    {
        double exact = F.Exact(x);
        float actual = Lanes1.Sum(F.Of(Lanes1.Of(x)));

        if (!IsClose(exact, actual, ulps))
            Assert.Fail($"{typeof(F).Name}({x:R}) is {actual:R}, not {exact:R}: {Math.Abs(actual - exact) / UnitOfLastPlace(exact):F2} ulp.");
    }

    private static bool IsClose(double exact, float actual, double ulps)
    {
        if (double.IsNaN(exact))
            return float.IsNaN(actual);

        if (Math.Abs(exact) > float.MaxValue)
            return actual == (exact > 0 ? float.PositiveInfinity : float.NegativeInfinity);

        return Math.Abs(actual - exact) <= ulps * UnitOfLastPlace(exact) || (Math.Abs(exact) < SmallestNormal && actual == 0);
    }

    /// <summary>The distance of the floats around a number.</summary>
    private static double UnitOfLastPlace(double x) => Math.ScaleB(1, (x == 0 ? -126 : Math.Max(Math.ILogB(x), -126)) - 23);
}
