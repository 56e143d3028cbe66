using System.Linq;
using NetCompiler.Generator.Calculus;
using NetCompiler.Generator.Expressions;
using NetCompiler.Generator.Primitives;
using NetCompiler.Generator.Shapes;
using Xunit;

namespace NetCompiler.Generator.Tests.Calculus;

/// <summary>Functions of numbers over values of a program.</summary>
public sealed class ApplicationTests
{
    [Fact]
    public void A_derivative_shares_the_lines_and_the_calls_of_its_function()
    {
        ProgramBuilder builder = new() { Scope = "mish" };
        Value x = builder.Leaf(new InputValue(0), TensorType.Each(Shape.Vector(5)), "x");
        ScalarFunction mish = Written.As("float t = MathF.Tanh(MathF.Log(1 + MathF.Exp(x))); return x * t;");

        mish.Apply(x);
        int before = builder.Steps.Count;
        mish.DerivativeBy(0).Apply(x);

        UnaryFunction[] calls = [.. builder.Steps.Select(s => s.Primitive).OfType<Map>().Select(m => m.Body).OfType<Unary>().Select(u => u.Function)];
        Assert.Equal([UnaryFunction.Softplus, UnaryFunction.Tanh, UnaryFunction.Sigmoid], calls);
        Assert.Equal("mish.t", builder.Steps.Single(s => s.Primitive is Map { Body: Unary { Function: UnaryFunction.Tanh } }).Name);
        Assert.Equal(4, before);
    }

    /// <summary>What a derivative computes anew stands in one map with the gradient: on its own it would be computed before the gradient is there, and go through memory.</summary>
    [Theory]
    [InlineData("x * 0.5f * (1 + Erf(x / MathF.Sqrt(2)))", "Erf", "Exp")]
    [InlineData("x * 0.5f * (1 + MathF.Tanh(0.7978846f * (x + 0.044715f * x * x * x)))", "Tanh", null)]
    public void A_derivative_reads_what_the_function_kept_and_is_one_map_with_the_gradient(string function, string kept, string? added)
    {
        ProgramBuilder builder = new();
        Value x = builder.Leaf(new InputValue(0), TensorType.Each(Shape.Vector(5)), "x"), gradient = builder.Leaf(new InputValue(1), TensorType.Each(Shape.Vector(5)), "dy");
        ScalarFunction gelu = Written.As(function);

        gelu.Apply(x);
        int before = builder.Steps.Count;
        Value dx = gelu.DerivativeByValue(0).ApplyTo(gradient, x);

        Map map = Assert.IsType<Map>(builder[dx.Id].Primitive);
        Assert.DoesNotContain(builder.Steps.Skip(before), step => Calls(step.Primitive, kept));
        Assert.Equal(added is not null, added is not null && Calls(map, added));

        static bool Calls(Primitive primitive, string name) => primitive is Map map && map.Body.Any(e => e is Unary u && u.Function.ToString() == name);
    }

    [Fact]
    public void Arguments_are_broadcast_together_and_what_is_shared_is_computed_once_for_all_examples()
    {
        ProgramBuilder builder = new();
        Value x = builder.Leaf(new InputValue(0), TensorType.Each(Shape.Vector(5)), "x");
        Value slope = builder.Leaf(new ParameterValue(0), TensorType.Shared(Shape.Vector(5)), "slope");

        Value y = Written.As("x * MathF.Exp(a)", "x", "a").Apply(x, slope);
        Assert.Equal(x.Type, y.Type);
        Assert.Equal(slope.Type, builder.Steps.Single(s => s.Primitive is Map { Body: Unary }).Type);

        // A function that does not name all of its arguments has their shape all the same.
        Assert.Equal(x.Type, Written.As("a", "x", "a").Apply(x, slope).Type);
        Assert.Equal(x.Type, Written.As("1", "x", "a").Apply(x, slope).Type);
    }
}
