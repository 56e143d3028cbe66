using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Tests.Harness;
using Xunit;

namespace NetCompiler.Generator.Tests.Parsing;

/// <summary>Blocks that another assembly brings along: as metadata, which is how a build and a package see it, and as the compilation that an editor sees.</summary>
public class LibraryBlocksTests
{
    private const string Library = """
        global using System.Linq;
        using System;
        using NetCompiler;
        using Size = System.Int32;

        namespace Shop.Blocks
        {
            using static System.Math;

            [Blocks]
            public static class Residuals
            {
                public const int Depth = 2;
                private static readonly Size[] s_widths = [8, 8];
                public static readonly Func<Tensor, Tensor> Tail = t => t.Dense(Depth);
                public static int Width => Max(3, 4);

                public static Tensor Residual(this Tensor x, Func<Tensor, Tensor> f) => (x + f(x)).Relu();
                public static Tensor Tower(Tensor x) => s_widths.Aggregate(x, (t, n) => t.Residual(h => Helper(h, n)));
                public static Tensor Of(Tensor x, Config config) => x.Dense(config.Width).Dense(config.Total);
                public static Config Default() => new(5) { Depth = 3 };
                public static Tensor With<T>(Tensor x, T value, Func<Tensor, T, Tensor> f) => f(x, value);
                public static T Pick<T>(T one, T other, bool first = true) => first ? one : other;
                public static Func<Tensor, Tensor> Units(int n) => t => t.Dense(n);
                public static Tensor Apply<TBlock>(Tensor x) where TBlock : IBlock => TBlock.Apply(x);
                public static Tensor Head(Tensor x, Kind kind = Kind.Large) => x.Dense(kind switch { Kind.Small => 1, _ => 20 });
                public static Tensor Recorded(Tensor x, object o) => o is Config { Width: var width } ? x.Dense(width) : x;
                public static Tensor Nested(Tensor x) => Inner.Make(x);
                [SharedWeights] public static Tensor Encoder(Tensor x) => x.Dense(8);
                public static Tensor Picky(Tensor x) => x.Size == 8 ? x : throw new ArgumentException($"Picky needs 8, not {x.Size}.");
                public static Tensor Flat(Tensor x) => Helper(x, 3);
                public static Tensor Hidden(Tensor x) => x.Dense(Secret.Width);

                private static Tensor Helper(Tensor x, Size n) =>
                    x.Dense(n);

                private static class Inner
                {
                    public static Tensor Make(Tensor x)
                    {
        #if RELEASE_BLOCKS
                        return x.Dense(31);
        #else
                        return x.Dense(32);
        #endif
                    }
                }
            }

            [Blocks]
            public sealed record Config(int Width)
            {
                public int Depth { get; init; } = 2;
                public int Total => Width * Depth;
                public static Config operator +(Config one, Config other) => new(one.Width + other.Width);
            }

            [Blocks] public enum Kind { Small, Large }
            [Blocks] public interface IBlock { static abstract Tensor Apply(Tensor x); }
            public static class Plain { public static Tensor Layer(Tensor x) => x.Dense(3); public const int Units = 4; }
            internal static class Secret { public static readonly int Width = 5; }
        }
        """;

    private static readonly CSharpCompilation Made = Make(Library, "Shop.Blocks");
    private static readonly MetadataReference Image = MetadataReference.CreateFromImage(Loaded.Image(Made));

    [Theory]
    [InlineData("return x.Residual(t => t.Dense(8));", "8")]
    [InlineData("return Residuals.Residual(x, Residuals.Units(8));", "8")]
    [InlineData("return Residuals.Tower(x);", "8 8")]
    [InlineData("return Residuals.Tail(x).Dense(Residuals.Width).Dense(Residuals.Depth);", "2 4 2")]
    [InlineData("return Residuals.Of(x, new Config(3));", "3 6")]
    [InlineData("return Residuals.Of(x, new(3) { Depth = 4 });", "3 12")]
    [InlineData("return Residuals.Of(x, Residuals.Default() with { Width = 2 });", "2 6")]
    [InlineData("Config sum = new Config(3) + Residuals.Default(); return x.Dense(sum.Width).Dense(sum.Total);", "8 16")]
    [InlineData("return Residuals.With(x, 4, (t, n) => t.Dense(n));", "4")]
    [InlineData("return Residuals.Pick(Residuals.Units(1), Residuals.Units(2), first: false)(x);", "2")]
    [InlineData("return Residuals.Apply<Own>(x);", "13")]
    [InlineData("return Residuals.Head(Residuals.Head(x), Kind.Small);", "20 1")]
    [InlineData("return Residuals.Recorded(x, new Config(6));", "6")]
    [InlineData("return Residuals.Nested(x);", "32")]
    [InlineData("return x.Dense(Plain.Units);", "4")]
    [InlineData("return new[] { 1, 2 }.Select(Residuals.Units).Aggregate(x, (t, f) => f(t));", "1 2")]
    public void They_are_evaluated(string body, string units)
    {
        foreach (MetadataReference reference in new[] { Image, Made.ToMetadataReference() })
        {
            NetworkSpec spec = Assert.Single(Specs.Parse(User(body, reference))).Spec;
            Assert.Equal((units, ""), (string.Join(" ", spec.Nodes.Select(n => n.Operator).OfType<Dense>().Select(d => d.Units)), string.Join("\n", spec.Findings)));
        }
    }

    [Fact]
    public void Their_layers_are_named_and_shared_as_ones_own()
    {
        NetworkSpec spec = Assert.Single(Specs.Parse(User("x = Residuals.Encoder(x); Tensor tower = Residuals.Tower(x); return Residuals.Encoder(tower);", Image))).Spec;
        Node[] layers = [.. spec.Nodes.Where(n => n.Operator is Dense)];
        Assert.Equal(["encoder.dense1", "tower.lambda.residual.lambda.helper.dense1", "tower.lambda_2.residual.lambda.helper.dense1", "encoder_2.dense1"], layers.Select(n => n.Name));
        Assert.Equal("encoder.dense1", spec.Nodes[layers[3].Shares].Name);
    }

    [Fact]
    public void Only_what_is_marked_is_put_into_the_assembly()
    {
        string text = Assert.Single(Made.SyntaxTrees, t => t.FilePath.EndsWith("NetCompiler-Blocks.g.cs", System.StringComparison.Ordinal)).ToString();

        foreach (string marked in new[] { "class Residuals", "record Config", "enum Kind", "interface IBlock" })
            Assert.Contains(marked, text);

        Assert.DoesNotContain("class Plain", text);
        Assert.DoesNotContain("class Secret", text);
        Assert.DoesNotContain("#line 1 ", text);
        Assert.Empty(Compiled.Tolerantly("using NetCompiler;\nstatic class Plain { static Tensor Layer(Tensor x) => x; }").Generated);
    }

    [Theory]
    [InlineData("return [|Residuals.Flat(x.Reshape(2, 2, 2))|].Reshape(3);", Rules.NeedsVector, "Dense(3) needs one vector per example, but it is given [2, 2, 2]. Put Flatten before it. (In Source0.cs, line 35, called from Source0.cs, line 31.)")]
    [InlineData("return [|Residuals.Picky(x.Dense(3))|];", Rules.Thrown, "Picky needs 8, not 3. (In Source0.cs, line 30.)")]
    [InlineData("return [|Residuals.Units(0)(x)|];", Rules.Argument, "Dense's number of units is 0; choose one that is at least 1. (In Source0.cs, line 24.)")]
    [InlineData("return [|Plain.Layer(x)|];", Rules.Unsupported, "'Plain.Layer(Tensor)' comes from Shop.Blocks without its source, so it cannot be evaluated when the network is compiled. Mark 'Plain' there with [Blocks], or write it in this project.")]
    [InlineData("return [|Residuals.Hidden(x)|];", Rules.Unsupported, "'Residuals.Hidden(Tensor)' of Shop.Blocks does not compile by itself: CS0103 in Source0.cs, line 32, The name 'Secret' does not exist in the current context. Mark what it uses there with [Blocks] too.")]
    public void A_mistake_is_reported_on_the_call(string body, string rule, string message)
    {
        (string marked, var spans) = Marked.Read(Source(body));

        foreach (MetadataReference reference in new[] { Image, Made.ToMetadataReference() })
        {
            Diagnostic reported = Assert.Single(Compiled.Tolerantly(Sources.Compile(marked).AddReferences(reference)).Reported);
            Assert.Equal((rule, message, Assert.Single(spans)), (reported.Id, reported.GetMessage(System.Globalization.CultureInfo.InvariantCulture), reported.Location.SourceSpan));
        }
    }

    [Fact]
    public void A_library_may_use_the_blocks_of_another()
    {
        const string Second = "using NetCompiler;\nusing Shop.Blocks;\n[Blocks] public static class Deeper { public static Tensor Twice(this Tensor x) => x.Residual(t => Residuals.Of(t, new Config(4))); }";
        CSharpCompilation second = Make(Second, "Shop.Deeper", Image);
        CSharpCompilation user = User("return x.Twice();", Image, MetadataReference.CreateFromImage(Loaded.Image(second)));
        Assert.Equal([4, 8], Assert.Single(Specs.Parse(user)).Spec.Nodes.Select(n => n.Operator).OfType<Dense>().Select(d => d.Units));
    }

    [Fact]
    public void Types_in_types_and_files_without_namespaces_are_taken_with_what_is_around_them()
    {
        CSharpCompilation made = Make(""""
            using NetCompiler;
            public static partial class Outer<T>
            {
                [Blocks] public static partial class Inner { public static Tensor Make(Tensor x) => x.Dense(Units); }
                static partial class Inner { private const int Units = 6; private static string Quoted => """a "" b"""; }
            }
            """", "Loose");
        CSharpCompilation user = Sources.Compile("using NetCompiler;\n[Network] partial class Net { static Tensor Forward([Shape(8)] Tensor x) => Outer<int>.Inner.Make(x); }");
        Assert.Equal([6], Assert.Single(Specs.Parse(user.AddReferences(MetadataReference.CreateFromImage(Loaded.Image(made))))).Spec.Nodes.Select(n => n.Operator).OfType<Dense>().Select(d => d.Units));
    }

    [Fact]
    public void An_edit_elsewhere_compiles_nothing_and_the_text_is_plain()
    {
        CSharpCompilation user = User("return Residuals.Tower(x);", Image);
        GeneratorDriver driver = Sources.Driver().RunGenerators(user);
        driver = driver.RunGenerators(user.AddSyntaxTrees(Sources.Tree("class Other;", "Other.cs")));
        Assert.All(driver.GetRunResult().Results.Single().TrackedSteps[Steps.Spec].SelectMany(s => s.Outputs), o => Assert.Equal(IncrementalStepRunReason.Unchanged, o.Reason));

        CSharpCompilation library = Sources.Compile(Library);
        driver = Sources.Driver().RunGenerators(library);
        driver = driver.RunGenerators(library.AddSyntaxTrees(Sources.Tree("class Other;", "Other.cs")));
        Assert.All(driver.GetRunResult().Results.Single().TrackedSteps[Steps.Blocks].SelectMany(s => s.Outputs), o => Assert.True(o.Reason is IncrementalStepRunReason.Unchanged or IncrementalStepRunReason.Cached));
    }

    private static string Source(string body) =>
        $"{Specs.Usings}using Shop.Blocks;\n[Network]\npublic sealed partial class Net\n{{\nstatic Tensor Forward([Shape(8)] Tensor x)\n{{\n{body}\n}}\nstruct Own : IBlock {{ public static Tensor Apply(Tensor x) => x.Dense(13); }}\n}}\n";

    private static CSharpCompilation User(string body, params MetadataReference[] libraries)
    {
        CSharpCompilation user = Sources.Compile(Source(body)).AddReferences(libraries);
        Assert.Empty(user.GetDiagnostics().Where(d => d.Severity is DiagnosticSeverity.Error));
        return user;
    }

    /// <summary>A library with what the generator adds to it.</summary>
    private static CSharpCompilation Make(string source, string name, params MetadataReference[] references)
    {
        CSharpCompilation compilation = Sources.Compile(source).WithAssemblyName(name).AddReferences(references);
        Sources.Driver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation after, out _);
        return (CSharpCompilation)after;
    }
}
