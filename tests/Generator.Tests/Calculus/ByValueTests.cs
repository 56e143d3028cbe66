using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Generator.Calculus;
using NetCompiler.Generator.Expressions;
using Xunit;

namespace NetCompiler.Generator.Tests.Calculus;

/// <summary>Derivatives in terms of the function's value: the same numbers as those in terms of its parameters alone, from a value that was rounded to a float.</summary>
public sealed class ByValueTests
{
    [Theory]
    [InlineData("x > 0 ? x : 0", "[y > 0]")]
    [InlineData("x > 0 ? x : 0.01f * x", "(1 where y > 0, else 0.01)")]
    [InlineData("x > 0 ? x : MathF.Exp(x) - 1", "(1 where y > 0, else y + 1)")]
    [InlineData("x > 0 ? x : 0.5f * (MathF.Exp(x) - 1)", "(1 where y > 0, else y + 0.5)")]
    [InlineData("x > 0 ? x : 1.5f * (MathF.Exp(x / 1.5f) - 1)", "(1 where y > 0, else 0.666667·y + 1)")]
    [InlineData("1.0507f * (x > 0 ? x : 1.67326f * (MathF.Exp(x) - 1))", "1.0507·(1 where y > 0, else 1.67326·(0.568798·y + 1))")]
    [InlineData("x > 0.5f ? x - 0.5f : x < -0.5f ? x + 0.5f : 0", "(1 where y > 0, else [y < 0])")]
    [InlineData("x > 0 ? -2 * x : -3 * x", "(−2 where y < 0, else −3)")]
    [InlineData("1 / (1 + MathF.Exp(-x))", "y·(1 − y)")]
    [InlineData("-1 / (1 + MathF.Exp(-x))", "y·(1 + y)")]
    [InlineData("MathF.Tanh(x)", "1 − y²")]
    [InlineData("MathF.Sqrt(x)", "0.5 / y")]
    [InlineData("2 * MathF.Exp(x)", "y")]
    [InlineData("MathF.Sqrt(1 + x * x) - 1", "x / (y + 1)")]
    public void Name_it_where_that_saves_something(string written, string derivative) =>
        Assert.Equal(derivative, FunctionPrinter.Print(Written.As(written).DerivativeByValue(0)));

    /// <summary>Where y has lost the digits of what it is made of, where a product of a small x could be flushed to the other side of 0, where one y has two slopes, and where x is needed anyway.</summary>
    [Theory]
    [InlineData("MathF.Sqrt(1e-6f + x * x) - 1")]
    [InlineData("2 * MathF.Exp(x) - 3")]
    [InlineData("x > 0 ? 0.5f * x : 0")]
    [InlineData("x >= 0 ? x : 0.01f * x")]
    [InlineData("x > 0 ? x * x : 0")]
    [InlineData("MathF.Max(x, 0)")]
    [InlineData("MathF.Min(MathF.Max(x, 0), 6)")]
    [InlineData("x > 0 ? -x : x")]
    [InlineData("x > 0 ? MathF.Log(x) : 0")]
    [InlineData("x > 1 ? x : x > 0 ? 0.5f * x : 0")]
    [InlineData("x <= -3 ? 0 : x >= 3 ? 1 : x / 6 + 0.5f")]
    [InlineData("x / (1 + MathF.Exp(-x))")]
    [InlineData("x + MathF.Sin(x)")]
    [InlineData("x > 0 ? 2 : 1")]
    [InlineData("x")]
    public void Do_not_name_it_where_x_says_more(string written)
    {
        ScalarFunction derivative = Written.As(written).DerivativeByValue(0);
        Assert.Equal(["x"], derivative.Parameters);
        Assert.Equal(FunctionPrinter.Print(Written.As(written).DerivativeBy(0)), FunctionPrinter.Print(derivative));
    }

    [Fact]
    public void A_parameter_of_that_name_is_another()
    {
        ScalarFunction derivative = Written.As("x > 0 ? x : y * x", "x", "y").DerivativeByValue(0);
        Assert.Equal(["x", "y"], derivative.Parameters);
        Assert.Equal(["x", "y", "value"], Written.As("MathF.Exp(x) * 2 + 0 * y", "x", "y").DerivativeByValue(0).Parameters);
    }

    /// <summary>Points of both signs from the smallest denormal number to 2⁹⁶, and both infinities; the value is a float, as memory has it.</summary>
    [Fact]
    public void Are_what_they_are_by_x_from_a_rounded_value()
    {
        string[] own = ["x > 0 ? x : 0.25f * (MathF.Exp(4 * x) - 1)", "x < 0 ? 2 * x : 3 * x", "-MathF.Sqrt(3 + x * x) + 2", "x > 0.25f ? x - 0.25f : 0", "x < 1.5f ? 0 : x - 1.5f"];
        int byValue = 0;

        foreach (string written in Literature.Functions.Values.Concat(own))
        {
            ScalarFunction function = Written.As(written), plain = function.DerivativeBy(0), derivative = function.DerivativeByValue(0);
            byValue += derivative.Parameters.Count - 1;

            foreach (double x in Literature.Points().Append(double.PositiveInfinity).Append(double.NegativeInfinity))
            {
                double expected = plain.At(x), y = (float)function.At(x);
                double actual = derivative.Parameters.Count > 1 ? derivative.At(x, y) : derivative.At(x);
                Assert.True(Math.Abs(actual - expected) <= 5e-7 * (1 + Math.Abs(expected)) || expected.Equals(actual) || Math.Abs(x) > 1e15 && !double.IsFinite(expected), $"{function} at {x:R}: {derivative} is {actual:R}, {plain} is {expected:R}.");
            }
        }

        Assert.InRange(byValue, 15, 44);
    }

    [Fact]
    public void Conditionals_after_conditionals_are_given_up_in_time()
    {
        string lines = string.Concat(Enumerable.Range(1, 60).Select(i => $"float v{i} = v{i - 1} > {i} ? MathF.Exp(v{i - 1}) : v{i - 1} - 1;"));
        ScalarFunction function = Written.As($"float v0 = 2 * x; {lines} return v60;");
        Assert.Equal(["x"], function.DerivativeByValue(0).Parameters);
    }
}
