using System.Linq;
using NetCompiler.Generator.Calculus;
using NetCompiler.Generator.Expressions;
using Xunit;
using CalculusScalar = NetCompiler.Generator.Calculus.Scalar;

namespace NetCompiler.Generator.Tests.Calculus;

public sealed class GraphTests
{
    /// <summary>As trees these would have 2⁶⁰ leaves.</summary>
    [Fact]
    public void Size_is_linear_where_each_line_uses_the_one_before_twice()
    {
        string lines = string.Concat(Enumerable.Range(1, 60).Select(i => $"float v{i} = MathF.Sin(v{i - 1}) + 0.5f * v{i - 1};"));
        ScalarFunction function = Written.As($"float v0 = 2 * x; {lines} return v60;");
        ScalarFunction derivative = function.DerivativeBy(0);

        Assert.Equal(60, function.Lines.Count);
        Assert.InRange(derivative.Lines.Count, 60, 180);
        Assert.Equal(["v0", "v1", "v2"], function.Lines.Take(3).Select(line => line.Name));
        Assert.Equal(derivative, function.DerivativeBy(0));
        Assert.InRange(FunctionPrinter.Print(derivative).Length, 1, 10_000);
    }

    [Fact]
    public void A_chain_that_is_never_shared_does_not_nest_deeply()
    {
        ScalarGraph graph = new(["x"]);
        CalculusScalar x = graph.Parameter(0);

        for (int i = 0; i < 5000; i++)
            x = graph.Unary(i % 2 == 0 ? UnaryFunction.Sin : UnaryFunction.Atan, x);

        ScalarFunction function = graph.Finish("F", x), derivative = function.DerivativeBy(0);
        Assert.All(function.Lines.Concat(derivative.Lines), line => Assert.InRange(line.Value.Depth, 1, 40));
        Assert.True(double.IsFinite(derivative.At(0.5)));
    }

    [Fact]
    public void Equal_values_are_one()
    {
        ScalarGraph graph = new(["x", "y"]);
        CalculusScalar x = graph.Parameter(0), y = graph.Parameter(1);

        Assert.Equal(graph.Binary(BinaryFunction.Add, x, y), graph.Binary(BinaryFunction.Add, y, x));
        Assert.Equal(graph.Unary(UnaryFunction.Exp, x), graph.Unary(UnaryFunction.Exp, x));
        Assert.NotEqual(graph.Binary(BinaryFunction.Subtract, x, y), graph.Binary(BinaryFunction.Subtract, y, x));
        Assert.NotEqual(graph.Constant(0), graph.Constant(-0.0));
        Assert.Equal(6, graph.ConstantOf(graph.Binary(BinaryFunction.Multiply, graph.Constant(2), graph.Constant(3))));
        Assert.Null(graph.ConstantOf(x));
    }

    [Fact]
    public void A_call_is_inlined_with_its_lines()
    {
        ScalarFunction square = Written.As("float s = a + b; return s * s;", "a", "b");
        ScalarGraph graph = new(["x"]);
        CalculusScalar result = graph.Call(square, [graph.Parameter(0), graph.Constant(1)]);

        Assert.Equal("F(x) = s², where s = x + 1", graph.Finish("F", result).ToString());
    }

    [Fact]
    public void The_arm_that_is_not_taken_never_shows()
    {
        ScalarFunction function = Written.As("x > 0 ? MathF.Log(x) + MathF.Sqrt(x) : x < -1 ? 1 / (x + 1) : 0").DerivativeBy(0);
        Assert.Equal(0, function.At(0));
        Assert.Equal(0, function.At(-1));
        Assert.Equal(1.5, function.At(1));
    }

    [Theory]
    [InlineData("MathF.Abs(x)", 0)]
    [InlineData("MathF.Max(x, 0)", 0.5)]
    [InlineData("MathF.Max(0, x)", 0.5)]
    [InlineData("MathF.Min(0, x)", 0.5)]
    [InlineData("MathF.Max(x, -x)", 0)]
    [InlineData("MathF.Max(2 * x, -x)", 0.5)]
    [InlineData("MathF.Min(2 * x, -x)", 0.5)]
    [InlineData("x > 0 ? x : 0", 0)]
    [InlineData("x >= 0 ? x : 0", 1)]
    [InlineData("x / MathF.Abs(x)", 0)]
    [InlineData("MathF.Sqrt(x * x)", 0)]
    [InlineData("MathF.Floor(x) + MathF.Round(x) + MathF.Ceiling(x) + MathF.Truncate(x) + MathF.Sign(x)", 0)]
    [InlineData("MathF.Max(0, x) + MathF.Min(0, x)", 1)]
    [InlineData("Math.Clamp(x, 0, 1)", 1)]
    [InlineData("MathF.Sqrt(x)", double.PositiveInfinity)]
    [InlineData("MathF.Pow(x, x + 2)", 0)]
    public void Kinks_have_the_stated_derivative(string written, double atZero) => Assert.Equal(atZero, Written.As(written).DerivativeBy(0).At(0));

    [Fact]
    public void A_derivative_by_one_of_several_parameters_leaves_the_others_alone()
    {
        ScalarFunction function = Written.As("x > 0 ? x : a * x", "x", "a");
        Assert.Equal("(1 where x > 0, else a)", FunctionPrinter.Print(function.DerivativeBy(0)));
        Assert.Equal("(0 where x > 0, else x)", FunctionPrinter.Print(function.DerivativeBy(1)));
        Assert.True(function.DependsOn(1));
        Assert.False(Written.As("x * x", "x", "a").DependsOn(1));
    }

    [Theory]
    [InlineData("MathF.Sqrt(x)", true)]
    [InlineData("MathF.Cbrt(x * x)", true)]
    [InlineData("float t = MathF.Abs(x); return t + MathF.Sqrt(t);", true)]
    [InlineData("MathF.Sqrt(x * x)", false)]
    [InlineData("MathF.Sqrt(1e-6f + MathF.Abs(x))", false)]
    [InlineData("float s = x * x; float t = s * s + 1e-6f; return t + MathF.Sqrt(t);", false)]
    [InlineData("MathF.Sqrt(MathF.Max(x, 0.1f))", false)]
    public void Roots_of_what_may_be_0_are_known(string written, bool infinite) => Assert.Equal(infinite, Written.As(written).HasInfiniteSlope());
}
