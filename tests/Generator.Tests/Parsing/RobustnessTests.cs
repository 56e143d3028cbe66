using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Tests.Harness;
using Xunit;

namespace NetCompiler.Generator.Tests.Parsing;

/// <summary>Whatever text it is given, the generator neither throws nor writes code that does not parse, and it always ends.</summary>
public class RobustnessTests
{
    internal const string Sample = """
        using System;
        using System.Collections.Generic;
        using NetCompiler;
        namespace Demo;

        [Network, SoftmaxCrossEntropy(Output = "Classes", Weight = 0.5)]
        public sealed partial class Mixed
        {
            record Mix(int A, int B = 2) { public int Total => A + B; }
            static readonly (int Width, bool Twice)[] Stages = [(8, false), (4, true)];
            static (Tensor Classes, Tensor Value) Forward([Shape(3, 4)] Tensor image, [Shape(12)] Tensor other)
            {
                Tensor x = image.Flatten() * 0.5f + other;
                foreach (var (width, twice) in Stages)
                    for (int i = 0; i < (twice ? 2 : 1); i++)
                        x = Block(x, width + i, name: $"block{width}_{i}");
                string mode = x.Size switch { > 8 => "large", 8 or 7 => "middle", _ => "small" };
                var parts = new List<Tensor> { x, x.Relu() };
                while (parts.Count < 4) parts.Add(x.Tanh());
                if (mode is "large") throw new InvalidOperationException($"too large: {x.Size}");
                x = Tensor.Concat([.. parts]).Reshape(2, x.Size * 2).Slice(0, 1, axis: 1).Flatten();
                return (x.Dense(10), -x.Dense(units: new Mix(1).Total, bias: false));
            }
            static Tensor Block(Tensor x, int units, string? name = null) => x.Dense(units, name: name).BatchNorm().Relu().Dropout(0.1);
        }

        [Network]
        [Input(784, Name = "pixels")]
        [Dense(512, Name = "hidden"), Relu]
        [Dropout(0.2)]
        [Dense(10, Bias = false, Initializer = WeightInitializer.HeNormal)]
        [SoftmaxCrossEntropy]
        public sealed partial class DigitMlp;
        """;

    /// <summary>Functions of single numbers in every place that takes one.</summary>
    internal const string Functions = """
        using System;
        using NetCompiler;
        namespace Demo;

        [Network, ElementwiseLoss(nameof(Pinball), 0.9, Weight = 0.5)]
        public sealed partial class Mapped
        {
            static readonly float[] Series = [1, -0.5f, 0.25f];
            static Tensor Forward([Shape(8)] Tensor x)
            {
                float beta = 1.5f;
                Tensor a = Gated(x, v => v * MathF.Tanh(beta * v));
                Tensor b = a.Map(PRelu).Map(Weighed, a, 0.5).Map(Steps);
                return b.Dense(3).Map(Polynomial, name: "polynomial");
            }
            static Tensor Gated(Tensor x, Func<float, float> gate) => x.Dense(8).Map(gate);
            static float PRelu(float x, [Learned(0.25, PerFeature = true)] float slope) => x >= 0 ? x : slope * x;
            static float Weighed(float x, float y, float w)
            {
                float sum = w * x;
                if (x > y && !(y < 0) || x < -1)
                    sum += (1 - w) * y;
                else
                    return sum / 2;
                return sum;
            }
            static float Steps(float x) => MathF.Round(8 * x) / 8;
            [Derivative(nameof(Steps))] static float Straight(float x, float y) => y * 0 + 1;
            static float Polynomial(float x)
            {
                float y = 0;
                for (int i = Series.Length - 1; i >= 0; i--) y = y * x + Series[i];
                return x switch { < -1 => -1, >= 0 and < 0.5f => y, float.NaN => 0, _ => MathF.Max(y, x) };
            }
            static float Pinball(float prediction, float target, float q) => MathF.Max(q * (target - prediction), (q - 1) * (target - prediction));
        }
        """;

    internal const string Short = """
        using NetCompiler;
        namespace Demo;
        [Network, Input(4, Name = "pixels"), Dense(3, Bias = false), Relu, MeanSquaredError] public sealed partial class Mlp;
        [Network]
        partial class Net
        {
            static (Tensor A, Tensor B) Forward([Shape(3)] Tensor x)
            {
                foreach (int width in new[] { 4, 2 })
                    x = Block(x, width, name: $"block{width}");
                return (x, 1 - x * 2f);
            }
            static Tensor Block(Tensor x, int units, string? name = null) => units > 2 ? x.Dense(units, name: name) : x.Relu();
        }
        """;

    [Fact]
    public void The_sample_is_well() => Compiled.From(Sample);

    [Fact]
    public void Every_prefix_of_a_source_is_survived()
    {
        GeneratorDriver driver = Sources.Driver();

        for (int length = 0; length <= Short.Length; length++)
            driver = Survives(driver, Short[..length]);
    }

    [Fact]
    public void A_chain_of_2000_calls_is_a_diagnostic()
    {
        string chain = string.Concat(Enumerable.Repeat(".Relu()", 2000));
        Diagnostic reported = Assert.Single(Reported(Specs.Around($"static Tensor Forward([Shape(8)] Tensor x)\n{{\nreturn x{chain};\n}}")));

        Assert.Equal(Rules.Budget, reported.Id);
        Assert.StartsWith("return x.Relu()", reported.Location.SourceTree!.GetText().ToString(reported.Location.SourceSpan));
    }

    [Fact]
    public void A_chain_of_300_calls_is_a_network()
    {
        string chain = string.Concat(Enumerable.Repeat(".Relu()", 300));
        Assert.Equal(301, Specs.OfBody($"return x{chain};").Nodes.Count);
    }

    [Fact]
    public void Recursion_without_end_and_recursion_that_explodes_are_diagnostics()
    {
        Assert.Equal([Rules.Budget], Reported(Specs.Around("static Tensor Forward([Shape(8)] Tensor x) => F(x, 0); static Tensor F(Tensor x, int n) => G(x, n + 1); static Tensor G(Tensor x, int n) => F(x, n);")).Select(d => d.Id));
        Assert.Equal([Rules.Budget], Reported(Specs.Around("static Tensor Forward([Shape(8)] Tensor x) => x.Dense(F(40)); static int F(int n) => n < 2 ? 1 : F(n - 1) + F(n - 2);")).Select(d => d.Id));
    }

    [Fact]
    public void Networks_written_twice_or_alike_but_for_case_are_told_apart()
    {
        Compiled twice = Compiled.Tolerantly("using NetCompiler; [Network, Input(2), Dense(1)] partial class Net; [Network, Input(2), Dense(1)] partial class Net;");
        Compiled alike = Compiled.Tolerantly("using NetCompiler; [Network, Input(2), Dense(1)] partial class Net; [Network, Input(2), Dense(1)] partial class net;");

        Assert.Single(twice.Generated);
        Assert.Equal(2, alike.Generated.Count);
    }

    private static IEnumerable<Diagnostic> Reported(string source) =>
        Sources.Driver().RunGenerators(Sources.Compile(source)).GetRunResult().Diagnostics;

    private static GeneratorDriver Survives(GeneratorDriver driver, string source)
    {
        driver = driver.RunGenerators(Sources.Compile(source));
        GeneratorRunResult result = Assert.Single(driver.GetRunResult().Results);

        Assert.True(result.Exception is null, source + "\n" + result.Exception);
        Assert.DoesNotContain(result.Diagnostics, d => d.Id == Rules.Internal);

        foreach (GeneratedSourceResult generated in result.GeneratedSources)
            Assert.True(!generated.SyntaxTree.GetDiagnostics().Any(), source + "\n" + generated.SourceText);

        return driver;
    }
}
