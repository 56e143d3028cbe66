using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Tests.Harness;
using Xunit;

namespace NetCompiler.Generator.Tests.Incrementality;

/// <summary>What an edit costs, as laws: a network is compiled again when, and only when, its meaning changed.</summary>
public class IncrementalityTests
{
    private const string Method = """
        using NetCompiler;
        [Network]
        partial class A
        {
            static Tensor Forward([Shape(8)] Tensor x) => Blocks.Unit(x, 4);
            static int Unreached() => 1;
        }
        """;

    private const string Helper = "using NetCompiler; static class Blocks { public static Tensor Unit(Tensor x, int n) => x.Dense(n); }";

    private const string Attributes = "using NetCompiler;\n[Network, Input(8), Dense(4)]\npartial class B;";

    [Fact]
    public void Adding_a_comment_compiles_nothing() =>
        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached], Compiles(Method, "// said\n" + Method.Replace("x, 4", "x, /* wide */ 4")));

    [Fact]
    public void Editing_a_method_that_no_Forward_reaches_compiles_nothing() =>
        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached], Compiles(Method, Method.Replace("=> 1", "=> 2 + 3")));

    [Fact]
    public void Moving_the_class_compiles_nothing() =>
        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached], Compiles(Method, Method.Replace("[Network]", "class Before;\n\n\n[Network]\n")));

    [Fact]
    public void Changing_a_layer_compiles_that_network_only() =>
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], Compiles(Method, Method.Replace("x, 4", "x, 5")));

    [Fact]
    public void Changing_a_helper_in_another_file_compiles_the_networks_that_call_it()
    {
        CSharpCompilation before = Sources.Compile(Method, Attributes, Helper);
        CSharpCompilation after = before.ReplaceSyntaxTree(before.SyntaxTrees[2], Sources.Tree(Helper.Replace("Dense(n)", "Dense(n + 1)"), "Source2.cs"));

        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], Reasons(before, after));
    }

    [Fact]
    public void Editing_a_function_compiles_the_network_that_maps_it_and_editing_another_method_compiles_nothing()
    {
        const string Mapped = """
            using System;
            using NetCompiler;
            [Network, Input(4), Dense(3), Map(nameof(F)), ElementwiseLoss(nameof(L))]
            partial class A
            {
                static float F(float x) => Inner(x) * x;
                static float Inner(float x) => MathF.Exp(-x);
                static float L(float p, float t) => (p - t) * (p - t);
                static float Unreached(float x) => x;
            }
            """;

        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], Compiles(Mapped, Mapped.Replace("Inner(x) * x", "Inner(x) + x")));
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], Compiles(Mapped, Mapped.Replace("Exp(-x)", "Exp(-2 * x)")));
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], Compiles(Mapped, Mapped.Replace("(p - t) * (p - t)", "MathF.Abs(p - t)")));
        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached], Compiles(Mapped, Mapped.Replace("Unreached(float x) => x", "Unreached(float x) => 2 * x")));
        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached], Compiles(Mapped, Mapped.Replace("=> Inner(x) * x", "=> /* gated */ Inner( x )*x")));
    }

    [Fact]
    public void Moving_the_class_moves_its_diagnostics()
    {
        string wrong = Method.Replace("x, 4", "x, 0");
        CSharpCompilation before = Sources.Compile(wrong, Attributes, Helper);
        CSharpCompilation after = before.ReplaceSyntaxTree(before.SyntaxTrees[2], Sources.Tree("\n\n" + Helper, "Source2.cs"));
        GeneratorDriver driver = Sources.Driver().RunGenerators(before);
        Diagnostic first = Assert.Single(driver.GetRunResult().Diagnostics);
        driver = driver.RunGenerators(after);
        Diagnostic second = Assert.Single(driver.GetRunResult().Diagnostics);

        Assert.Equal(Rules.Argument, second.Id);
        Assert.Equal(first.Location.SourceSpan.Start + 2, second.Location.SourceSpan.Start);
        Assert.Same(after.SyntaxTrees[2], second.Location.SourceTree);
        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached], ReasonsOf(driver));
    }

    [Fact]
    public void Equal_sources_give_equal_specifications_and_hash_codes()
    {
        var first = Specs.Parse(Sources.Compile(Method, Attributes, Helper)).Select(p => p.Spec).ToArray();
        var second = Specs.Parse(Sources.Compile(Method, Attributes, Helper)).Select(p => p.Spec).ToArray();

        Assert.Equal(first, second);
        Assert.Equal(first.Select(s => s.GetHashCode()), second.Select(s => s.GetHashCode()));
        Assert.NotEqual(first[0], first[1]);
    }

    private static IEnumerable<IncrementalStepRunReason> Compiles(string before, string after)
    {
        CSharpCompilation compilation = Sources.Compile(before, Attributes, Helper);
        return Reasons(compilation, compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], Sources.Tree(after, "Source0.cs")));
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(CSharpCompilation before, CSharpCompilation after)
    {
        Assert.Empty(after.GetDiagnostics().Where(d => d.Severity is DiagnosticSeverity.Error));
        return ReasonsOf(Sources.Driver().RunGenerators(before).RunGenerators(after));
    }

    /// <summary>What became of each network's compilation, in the order of the files.</summary>
    private static IEnumerable<IncrementalStepRunReason> ReasonsOf(GeneratorDriver driver) =>
        driver.GetRunResult().Results.Single().TrackedSteps[Steps.Compile].SelectMany(step => step.Outputs).Select(output => output.Reason);
}
