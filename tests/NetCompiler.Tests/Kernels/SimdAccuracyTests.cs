using System;
using NetCompiler.Kernels;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>Every function against double precision: the errors that its documentation states, and the values at the edges.</summary>
public class SimdAccuracyTests
{
    private const double SmallestNormal = 1.17549435e-38;

    [Fact]
    public void Exp_is_within_its_stated_error() => Check<Exp>(1.3e-7, Samples.Dense(-87.3f, 88.7f), Samples.Dense(-1f, 1f), Samples.Extremes, Samples.Magnitudes());

    [Fact]
    public void Expm1_is_within_its_stated_error() => Check<Expm1>(2e-7, Samples.Dense(-20f, 88.7f), Samples.Dense(-1f, 1f), Samples.Extremes, Samples.Magnitudes());

    [Fact]
    public void Log_is_within_its_stated_error() => Check<Log>(2e-7, Samples.Dense(0f, 4f), Samples.Extremes, Samples.Magnitudes());

    [Fact]
    public void Log1p_is_within_its_stated_error() => Check<Log1p>(4e-7, Samples.Dense(-1f, 4f), Samples.Extremes, Samples.Magnitudes());

    [Fact]
    public void Tanh_is_within_its_stated_error() => Check<Tanh>(5e-7, Samples.Dense(-10f, 10f), Samples.Extremes, Samples.Magnitudes());

    [Fact]
    public void Sigmoid_is_within_its_stated_error() => Check<Sigmoid>(3e-7, Samples.Dense(-87.3f, 40f), Samples.Dense(-1f, 1f), Samples.Extremes, Samples.Magnitudes());

    [Fact]
    public void Softplus_is_within_its_stated_error() => Check<Softplus>(5e-7, Samples.Dense(-87.3f, 40f), Samples.Dense(-1f, 1f), Samples.Extremes, Samples.Magnitudes());

    [Fact]
    public void Erf_is_within_its_stated_error() => Check<Erf>(4e-7, Samples.Dense(-5f, 5f), Samples.Extremes, Samples.Magnitudes());

    [Fact]
    public void Powers_are_within_their_stated_error()
    {
        CheckPower<CubePower>(3);
        CheckPower<RootPower>(0.5);
        CheckPower<NegativePower>(-2);
    }

    [Fact]
    public void Sine_and_cosine_are_within_their_stated_error()
    {
        foreach (float x in (float[])[.. Samples.Dense(-8192f, 8192f), .. Samples.Dense(-7f, 7f)])
        {
            Assert.InRange(Lanes1.Sum(Simd.Sin(Lanes1.Of(x))), Math.Sin(x) - 1.2e-7, Math.Sin(x) + 1.2e-7);
            Assert.InRange(Lanes1.Sum(Simd.Cos(Lanes1.Of(x))), Math.Cos(x) - 1.2e-7, Math.Cos(x) + 1.2e-7);
        }

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
    [InlineData(-8f, 0.5f, float.NaN)]
    [InlineData(float.PositiveInfinity, 2f, float.PositiveInfinity)]
    [InlineData(float.PositiveInfinity, -2f, 0f)]
    public void Powers_have_their_edges(float x, float y, float expected) => Assert.Equal(expected, Lanes1.Sum(Simd.Pow(Lanes1.Of(x), Lanes1.Of(y))));

    private static void Check<F>(double tolerance, params float[][] sets) where F : IFunction
    {
        foreach (float[] samples in sets)
            foreach (float x in samples)
                Check<F>(x, tolerance);
    }

    private static void CheckPower<F>(double exponent) where F : IFunction
    {
        foreach (float x in (float[])[.. Samples.Dense(-50f, 50f), .. Samples.Magnitudes()])
            Check<F>(x, 4e-7 * (1 + (x == 0 ? 0 : Math.Abs(exponent * Math.Log(Math.Abs(x))))));
    }

    private static void Check<F>(float x, double tolerance) where F : IFunction
    {
        double exact = F.Exact(x);
        float actual = Lanes1.Sum(F.Of(Lanes1.Of(x)));

        if (!IsClose(exact, actual, tolerance))
            Assert.Fail($"{typeof(F).Name}({x:R}) is {actual:R}, not {exact:R}: relative error {Math.Abs(actual / exact - 1):E2}.");
    }

    private static bool IsClose(double exact, float actual, double tolerance)
    {
        if (double.IsNaN(exact))
            return float.IsNaN(actual);

        if (Math.Abs(exact) > float.MaxValue)
            return actual == (exact > 0 ? float.PositiveInfinity : float.NegativeInfinity);

        return Math.Abs(actual - exact) <= tolerance * Math.Abs(exact) + (Math.Abs(exact) < SmallestNormal ? SmallestNormal : 0);
    }
}
