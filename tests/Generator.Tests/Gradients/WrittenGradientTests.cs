using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Tests.Harness;
using NetCompiler.Generator.Tests.Reference;
using NetCompiler.Testing;
using VerifyXunit;
using Xunit;

namespace NetCompiler.Generator.Tests.Gradients;

/// <summary>
/// The tests that <c>[GenerateGradientTests]</c> writes: they pass for every operator, loss and structure, which holds the fast rendering and the plain one in double against each other;
/// they fail where a backward pass is wrong; and their text draws no warning, however strict the settings.
/// </summary>
public sealed class WrittenGradientTests
{
    /// <summary>What the written tests need of xunit: the compilations of this harness do not reference it.</summary>
    private const string Xunit = """
        namespace Xunit
        {
            /// <summary>A theory.</summary>
            [System.AttributeUsage(System.AttributeTargets.Method)]
            public sealed class TheoryAttribute : System.Attribute;

            /// <summary>A test.</summary>
            [System.AttributeUsage(System.AttributeTargets.Method)]
            public sealed class FactAttribute : System.Attribute;

            /// <summary>A row of a theory.</summary>
            /// <param name="data">Its arguments.</param>
            [System.AttributeUsage(System.AttributeTargets.Method, AllowMultiple = true)]
            public sealed class InlineDataAttribute(params object[] data) : System.Attribute
            {
                /// <summary>Its arguments.</summary>
                public object[] Data { get; } = data;
            }
        }
        """;

    private const string Net = """
        using NetCompiler;

        namespace Digits;

        /// <summary>A network.</summary>
        [GenerateGradientTests]
        [Network, Input(6), Dense(5, Name = "hidden"), Tanh, Dropout(0.25), BatchNorm, Dense(3, Name = "logits"), SoftmaxCrossEntropy]
        [Frozen("logits.bias")]
        public sealed partial class Net;
        """;

    public static TheoryData<string> Entries =>
        [.. Catalog.Operators.Select(o => o.Name), .. Catalog.Losses.Select(l => l.Name), .. Examples.Structures];

    [Theory]
    [MemberData(nameof(Entries))]
    public void A_right_network_passes(string entry)
    {
        Example[] examples = [.. Examples.Of(entry, 5).Where(example => example.Inventory.Parameters.Any(p => !p.IsFrozen))];
        string[] classes = [.. examples.Select(e => $"public sealed partial class {e.Spec.Declaration.Name};")];
        string[] generated = [.. examples.SelectMany(e => Compiler.Compile(e.Spec with { TestsGradients = true }, CancellationToken.None).Files.Select(file => file.Text))];
        using Loaded loaded = new(Loaded.Image(Sources.Compile([Xunit, .. classes, .. generated]), generated));

        foreach (Example example in examples)
            Assert.All(Run(loaded, example.Spec.Declaration.Name + "GradientTests"), result => Assert.True(result.Failure is null, $"{entry}: {result.Failure?.Message}"));
    }

    [Fact]
    public void Each_parameter_that_moves_is_tested_with_its_name_in_the_rows()
    {
        Compiled compiled = Compiled.From(Xunit, Net);
        Assert.Equal(["Digits.Net.GradientTests.g.cs", "Digits.Net.g.cs"], compiled.Generated.Keys.Order(StringComparer.Ordinal));

        using Loaded loaded = compiled.Load();
        (string Parameter, Exception? Failure)[] results = [.. Run(loaded, "Digits.NetGradientTests")];
        Assert.Equal(["batchNorm1.bias", "batchNorm1.weight", "hidden.bias", "hidden.weight", "logits.weight"], results.Select(r => r.Parameter).Distinct().Order(StringComparer.Ordinal));
        Assert.All(results, result => Assert.Null(result.Failure));
    }

    [Fact]
    public void A_wrong_backward_pass_fails_with_both_numbers_and_the_name()
    {
        Compiled compiled = Compiled.From(Xunit, Net);
        string text = compiled.Generated["Digits.Net.g.cs"];
        string wrong = text.Replace("(V.One - ", "(1.25f - ", StringComparison.Ordinal).Replace("(1f - ", "(1.25f - ", StringComparison.Ordinal);
        Assert.NotEqual(text, wrong);

        string[] generated = [wrong, compiled.Generated["Digits.Net.GradientTests.g.cs"]];
        using Loaded loaded = new(Loaded.Image(Sources.Compile([Xunit, Net, .. generated]), generated));
        Dictionary<string, Exception?[]> failures = Run(loaded, "Digits.NetGradientTests").GroupBy(r => r.Parameter).ToDictionary(g => g.Key, g => g.Select(r => r.Failure).ToArray());

        // Tanh's derivative stands behind the first layer and before the rest.
        Assert.All(failures["hidden.weight"], failure => Assert.IsType<GradientMismatchException>(failure));
        Assert.Matches(@"^The gradient of hidden\.weight is not the derivative of Net's loss\..* gives -?[\d.E-]+, differences of the loss in double give -?[\d.E-]+;", failures["hidden.weight"][0]!.Message);
        Assert.All(failures["logits.weight"], Assert.Null);
    }

    /// <summary>The whole file, as a reader would see it.</summary>
    [Fact]
    public Task The_text_is_plain_loops() =>
        Verifier.Verify(Compiled.From(Xunit, Net).Generated["Digits.Net.GradientTests.g.cs"], "cs").UseDirectory("../Snapshots").UseFileName("NetGradientTests");

    [Fact]
    public void The_strictest_settings_draw_nothing()
    {
        string[] generated = [.. Compiled.From(Xunit, Net).Generated.Values.Where(text => text.Contains("Tests of the gradients"))];
        CSharpParseOptions parse = Sources.ParseOptions.WithDocumentationMode(DocumentationMode.Diagnose);
        CSharpCompilation compilation = (CSharpCompilation)Compiled.From(Xunit, Net).Compilation;
        compilation = compilation
            .WithOptions(compilation.Options.WithWarningLevel(9999).WithOverflowChecks(true).WithGeneralDiagnosticOption(ReportDiagnostic.Error))
            .RemoveAllSyntaxTrees()
            .AddSyntaxTrees(compilation.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.GetText(), parse, tree.FilePath)));

        Assert.Single(generated);
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning && d.Location.SourceTree!.FilePath.EndsWith("GradientTests.g.cs", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("[[|GenerateGradientTests|]] [Network, Input(4), Dense(3), MeanSquaredError] public sealed partial class Net;", "does not reference", false)]
    [InlineData("[[|GenerateGradientTests|]] [Network, Input(4), Dense(3)] public sealed partial class Net;", "has no loss", true)]
    [InlineData("public partial class Outer { [[|GenerateGradientTests|]] [Network, Input(4), Dense(3), MeanSquaredError] private sealed partial class Net; }", "cannot see 'Net'", true)]
    [InlineData("public class NetGradientTests; [[|GenerateGradientTests|]] [Network, Input(4), Dense(3), MeanSquaredError] public sealed partial class Net;", "'NetGradientTests'", true)]
    public void What_cannot_be_tested_is_said_on_the_attribute(string markup, string message, bool hasXunit)
    {
        Diagnostic found = Assert.Single(Marked.Reports("NC0023", "using NetCompiler;\n" + markup + (hasXunit ? Xunit : "")));
        Assert.Contains(message, found.GetMessage());
    }

    private const string Swish = """
        using System;
        using NetCompiler;

        [GenerateGradientTests]
        [Network, Input(4), Dense(5, Name = "hidden"), Map(nameof(Swish)), Dense(2), MeanSquaredError]
        public sealed partial class Net
        {
            private static float Swish(float x) => x / (1 + MathF.Exp(-x));

            [Derivative(nameof(Swish))]
            private static float SwishSlope(float x, float y) => y + (1 - y) / (1 + MathF.Exp(-x));
        }
        """;

    [Fact]
    public void A_right_derivative_by_hand_passes()
    {
        using Loaded loaded = Compiled.Load(Xunit, Swish);
        Assert.All(Run(loaded, "NetGradientTests"), result => Assert.Null(result.Failure));
        Assert.Null(Compare(loaded, "SwishSlope_is_the_derivative_of_Swish_by_X"));
    }

    [Fact]
    public void A_wrong_derivative_by_hand_fails_alone_and_in_the_network()
    {
        using Loaded loaded = Compiled.Load(Xunit, Swish.Replace("y + (1 - y)", "y + (1 - x)"));
        Dictionary<string, Exception?[]> failures = Run(loaded, "NetGradientTests").GroupBy(r => r.Parameter).ToDictionary(g => g.Key, g => g.Select(r => r.Failure).ToArray());
        Assert.All(failures["hidden.weight"], failure => Assert.IsType<GradientMismatchException>(failure));
        Assert.All(failures["dense1.weight"], Assert.Null);

        Exception? failure = Compare(loaded, "SwishSlope_is_the_derivative_of_Swish_by_X");
        Assert.Matches(@"^SwishSlope is not dSwish/dx\. At -?[\d.]+ it gives -?[\d.E-]+, but the derivative is -?[\d.E-]+\.$", Assert.IsType<GradientMismatchException>(failure).Message);
    }

    /// <summary>Of a step the derivative is 0: what is written in its place is no derivative, and what learns by it has none to be held against.</summary>
    [Fact]
    public void A_derivative_that_stands_in_for_0_is_not_tested()
    {
        using Loaded loaded = Compiled.Load(Xunit, Swish.Replace("x / (1 + MathF.Exp(-x))", "MathF.Round(x)").Replace("y + (1 - y) / (1 + MathF.Exp(-x))", "1"));
        Assert.Equal(["dense1.bias", "dense1.weight"], Run(loaded, "NetGradientTests").Select(r => r.Parameter).Distinct().Order(StringComparer.Ordinal));
        Assert.Single(loaded.Assembly.GetType("NetGradientTests")!.GetMethods(BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Public));
    }

    [Fact]
    public void A_network_in_other_types_is_tested_from_beside_them()
    {
        Compiled compiled = Compiled.From(Xunit, """
            using NetCompiler;
            public partial class Outer
            {
                [GenerateGradientTests, Network, Input(4), Dense(3), MeanSquaredError] internal sealed partial class Net;
            }
            """);
        using Loaded loaded = compiled.Load();
        Assert.All(Run(loaded, "OuterNetGradientTests"), result => Assert.Null(result.Failure));
    }

    /// <summary>Runs the theory as xunit would: a row at a time.</summary>
    private static IEnumerable<(string Parameter, Exception? Failure)> Run(Loaded loaded, string tests)
    {
        Type type = loaded.Assembly.GetType(tests, throwOnError: true)!;
        MethodInfo theory = Assert.Single(type.GetMethods(), m => m.GetCustomAttributes().Any(a => a.GetType().Name == "TheoryAttribute"));
        object[][] rows = [.. theory.GetCustomAttributes().Where(a => a.GetType().Name == "InlineDataAttribute").Select(a => (object[])((dynamic)a).Data)];
        Assert.NotEmpty(rows);

        foreach (object[] row in rows)
        {
            Exception? failure = Record.Exception(() => theory.Invoke(Activator.CreateInstance(type), BindingFlags.DoNotWrapExceptions, null, row, null));
            yield return ((string)row[0], failure);
        }
    }

    private static Exception? Compare(Loaded loaded, string fact)
    {
        Type type = loaded.Assembly.GetType("NetGradientTests", throwOnError: true)!;
        return Record.Exception(() => type.GetMethod(fact)!.Invoke(Activator.CreateInstance(type), BindingFlags.DoNotWrapExceptions, null, [], null));
    }
}
