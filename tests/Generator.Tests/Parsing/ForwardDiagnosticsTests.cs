using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Tests.Harness;
using Xunit;

namespace NetCompiler.Generator.Tests.Parsing;

/// <summary>What can be wrong inside Forward, each at its exact place.</summary>
public class ForwardDiagnosticsTests
{
    [Theory]
    [InlineData(Rules.Argument, "return x.Dense([|0|]);")]
    [InlineData(Rules.Argument, "return x.Dense(units: [|1 - 2|], bias: false);")]
    [InlineData(Rules.Argument, "return x.Dense(1, name: [|\"1st\"|]);")]
    [InlineData(Rules.DuplicateName, "return x.Dense(1, name: \"a\").Dense(1, name: [|\"a\"|]);")]
    [InlineData(Rules.Mismatch, "return [|x + x.Dense(3)|];")]
    [InlineData(Rules.ReshapeSize, "return x.Relu().Reshape([|3, 3|]).Flatten();")]
    [InlineData(Rules.NeedsVector, "return x.Reshape(2, 2, 2).[|Dense(3)|].Reshape(3);")]
    [InlineData(Rules.Unsupported, "int n = 0; return x.Dense([|1 / n|]);")]
    [InlineData(Rules.Unsupported, "int n = int.MaxValue; return x.Dense(checked([|n + 1|]));")]
    [InlineData(Rules.Unsupported, "int[] a = [1]; return x.Dense([|a[2]|]);")]
    [InlineData(Rules.Unsupported, "return x.Dense([|Environment.ProcessorCount|]);")]
    [InlineData(Rules.Unsupported, "return x.Dense([|int.Parse(\"3\")|]);")]
    [InlineData(Rules.Unsupported, "return x.Dense([|s_width|]); } static int s_width = 3; static void Other() {")]
    [InlineData(Rules.Unsupported, "[|s_width|] = 4; return x; } static int s_width = 3; static void Other() {")]
    [InlineData(Rules.Unsupported, "[|try { } finally { }|] return x;")]
    [InlineData(Rules.Unsupported, "[|lock (\"\") { }|] return x;")]
    [InlineData(Rules.Unsupported, "[|using var s = new System.IO.MemoryStream();|] return x;")]
    [InlineData(Rules.Unsupported, "a: x = x.Relu(); [|goto a;|]")]
    [InlineData(Rules.Unsupported, "int n = 1; ref int [|m = ref n|]; return x;")]
    [InlineData(Rules.Unsupported, "int[,] grid = [|new int[2, 2]|]; return x;")]
    [InlineData(Rules.Unsupported, "object o = [|new object()|]; return x;")]
    [InlineData(Rules.Unsupported, "int n = 3; return x.Dense([|n switch { 1 => 1, 2 => 2 }|]);")]
    [InlineData(Rules.Unsupported, "return x.Dense(1, name: $\"a{[|x|]}\");")]
    [InlineData(Rules.Unsupported, "Tensor? none = null; return [|none|]!.Dense(1);")]
    [InlineData(Rules.Unsupported, "return [|Tensor.Concat()|];")]
    [InlineData(Rules.Thrown, "if (x.Size != 9) [|throw new ArgumentException($\"needs 9, not {x.Size}\");|] return x;")]
    [InlineData(Rules.Budget, "[|while|] (true) { }")]
    [InlineData(Rules.Budget, "int n = 0; [|for|] (; ; ) for (int i = 0; i < 3; i++) n++;")]
    [InlineData(Rules.Budget, "int[] a = [|new int[100_000]|]; return x;")]
    [InlineData(Rules.Budget, "string s = \"ab\"; while (true) s = [|s + s|];")]
    [InlineData(Rules.Budget, "return F(x); static Tensor F(Tensor t) => [|F(t)|];")]
    public void In_a_body(string rule, string markup) =>
        Marked.Reports(rule, Specs.Around($"static Tensor Forward([Shape(8)] Tensor x)\n{{\n{markup}\n}}"));

    [Fact]
    public void One_mistake_hides_no_other_and_is_reported_once()
    {
        IReadOnlyList<Diagnostic> reported = Marked.Reports(Rules.Argument, Specs.Around("""
            static Tensor Forward([Shape(8)] Tensor x)
            {
                for (int i = 0; i < 1; i++)
                    x = x.Dense([|-1|]).Dropout([|2|]);
                return x.Dense(4).Dense([|0|]);
            }
            """));

        Assert.Equal("Dropout's rate is 2; choose one that is at least 0 and below 1.", reported[1].GetMessage());
    }

    [Theory]
    [InlineData("x * [|1e40|]", "The constant is 1E+40; choose one that a float can hold.")]
    [InlineData("[|double.NaN|] + x", "The constant is NaN; choose one that is finite.")]
    [InlineData("x - [|1.0 / 0|]", "The constant is Infinity; choose one that is finite.")]
    [InlineData("x / [|1e-300|]", "The divisor is 1E-300; choose one that is other than 0, and finite.")]
    [InlineData("Tensor.Minimum(x, [|double.NaN|])", "The bound is NaN; choose one that is a number.")]
    [InlineData("x.GaussianNoise([|1e300|])", "GaussianNoise's standard deviation is 1E+300; choose one that a float can hold.")]
    public void A_constant_that_no_float_can_hold(string expression, string message) =>
        Assert.Equal(message, Marked.Reports(Rules.Argument, Specs.Around($"static Tensor Forward([Shape(8)] Tensor x) => ({expression}).Dense(1);")).Single().GetMessage());

    [Fact]
    public void A_bound_may_be_infinite() =>
        Marked.Reports(Rules.Argument, Specs.Around("static Tensor Forward([Shape(8)] Tensor x) => Tensor.Maximum(x, double.NegativeInfinity).Clamp(0, double.PositiveInfinity).Dense([|0|]);"));

    [Fact]
    public void The_calls_that_led_there_are_additional_locations()
    {
        Diagnostic reported = Marked.Reports(Rules.Argument, Specs.Around("""
            static Tensor Forward([Shape(8)] Tensor x) => Outer(x);
            static Tensor Outer(Tensor x) => Inner(x, 0);
            static Tensor Inner(Tensor x, int units) => x.Dense([|units|]);
            """)).Single();

        Assert.Equal(["Inner(x, 0)", "Outer(x)"], reported.AdditionalLocations.Select(l => l.SourceTree!.GetText().ToString(l.SourceSpan)));
    }

    [Fact]
    public void A_helper_in_another_file_is_where_the_mistake_is()
    {
        Compiled compiled = Compiled.Tolerantly(
            Specs.Around("static Tensor Forward([Shape(8)] Tensor x) => Blocks.Unit(x);"),
            "using NetCompiler; static class Blocks { public static Tensor Unit(Tensor x) => x.Dense(0); }");

        Assert.Equal("Source1.cs", Assert.Single(compiled.Reported).Location.SourceTree!.FilePath);
    }

    [Fact]
    public void The_users_exception_is_the_message()
    {
        Diagnostic reported = Marked.Reports(Rules.Thrown, Specs.Around("static Tensor Forward([Shape(8)] Tensor x) => x.Size == 9 ? x : [|throw new ArgumentException($\"needs 9, not {x.Size}\")|];")).Single();
        Assert.Equal("needs 9, not 8", reported.GetMessage());
    }

    [Theory]
    [InlineData("return x.Dense(")]
    [InlineData("return x.Nothing(3).Dense(2);")]
    [InlineData("return x.Dense();")]
    [InlineData("return x.Dense(\"a\");")]
    [InlineData("return y;")]
    [InlineData("return x.")]
    [InlineData("(int Width, bool Bias)[] stages = [(\"a b\", true)]; return x.Dense(stages[0].Width);")]
    [InlineData("int n = 0; while (n < 3) n.; return x;")]
    [InlineData("for (int i = 0; i < ; i++) x = x.Dense(i);")]
    public void About_code_that_CSharp_refuses_the_generator_says_nothing(string body)
    {
        Compiled compiled = Compiled.Tolerantly(Specs.Around($"static Tensor Forward([Shape(8)] Tensor x)\n{{\n{body}\n}}"));

        Assert.Empty(compiled.Reported);
        Assert.Contains(compiled.Diagnostics, d => d.Severity is DiagnosticSeverity.Error);
    }

    [Theory]
    [InlineData("[Network, Input(2), Dense] partial class Net;")]
    [InlineData("[Network, Input(2), Dense(] partial class Net;")]
    [InlineData("[Network, Input(2), Dense(nothing), Slice(0, 5)] partial class Net;")]
    [InlineData("[Network, Input(2), Dens(3)")]
    [InlineData("[Network, Input(2), Dens(3)] partial class Net;")]
    [InlineData("[Network, Inpu(2), Dense(3)] partial class Net;")]
    [InlineData("[Network, Input(2), Dense(1)] partial class Net : Nothing;")]
    public void About_half_typed_attributes_the_generator_says_nothing(string source) =>
        Assert.Empty(Compiled.Tolerantly("using NetCompiler;\n" + source).Reported);
}
