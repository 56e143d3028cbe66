using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Tests.Harness;
using Xunit;

namespace NetCompiler.Generator.Tests.Diagnostics;

/// <summary>Each fix, before and after, in both forms: the result is C#, and the diagnostic is gone.</summary>
public class CodeFixTests
{
    private const string Using = "using NetCompiler;\n";

    [Theory]
    [InlineData(Rules.NotPartial,
        "[Network, Input(2), Dense(1)] public sealed class Net;",
        "[Network, Input(2), Dense(1)] public sealed partial class Net;")]
    [InlineData(Rules.NotPartial,
        "[Network, Input(2), Dense(1)]\n// said\nclass Net { }",
        "[Network, Input(2), Dense(1)]\n// said\npartial class Net { }")]
    [InlineData(Rules.Container,
        "public class Outer { [Network, Input(2), Dense(1)] partial class Net; }",
        "public partial class Outer { [Network, Input(2), Dense(1)] partial class Net; }")]
    [InlineData(Rules.NeedsVector,
        "[Network, Input(2, 2, 2), Dense(1)] partial class Net;",
        "[Network, Input(2, 2, 2), Flatten, Dense(1)] partial class Net;")]
    [InlineData(Rules.NeedsVector,
        "[Network, Input(2, 2, 2)]\n[Dense(3), Relu]\n[Dense(1)] partial class Net;",
        "[Network, Input(2, 2, 2)]\n[Flatten, Dense(3), Relu]\n[Dense(1)] partial class Net;")]
    [InlineData(Rules.NeedsVector,
        "[Network, Input(1, 2, 2), SoftmaxCrossEntropy] [Relu] partial class Net;",
        null)]
    [InlineData(Rules.NeedsVector,
        "[Network, Input(1, 2, 2), Relu, SoftmaxCrossEntropy] partial class Net;",
        "[Network, Input(1, 2, 2), Relu, Flatten, SoftmaxCrossEntropy] partial class Net;")]
    [InlineData(Rules.ReshapeSize,
        "[Network, Input(12), Reshape(3, 5), Flatten] partial class Net;",
        "[Network, Input(12), Reshape(3, 4), Flatten] partial class Net;")]
    [InlineData(Rules.ReshapeSize,
        "[Network, Input(12), Reshape(2, -1), Flatten] partial class Net;",
        "[Network, Input(12), Reshape(2, 6), Flatten] partial class Net;")]
    [InlineData(Rules.ReshapeSize, "[Network, Input(12), Reshape(2, 3), Flatten] partial class Net;", null)]
    [InlineData(Rules.SliceRange,
        "[Network, Input(10), Slice(8, 4), Dense(1)] partial class Net;",
        "[Network, Input(10), Slice(8, 2), Dense(1)] partial class Net;")]
    [InlineData(Rules.SliceRange, "[Network, Input(10), Slice(12, 4), Dense(1)] partial class Net;", null)]
    [InlineData(Rules.SliceRange, "[Network, Input(10), Slice(8, Length), Dense(1)] partial class Net { const int Length = 4; }", null)]
    [InlineData(Rules.DoubleActivation,
        "[Network, Input(2), Dense(3), Softmax, SoftmaxCrossEntropy] partial class Net;",
        "[Network, Input(2), Dense(3), SoftmaxCrossEntropy] partial class Net;")]
    [InlineData(Rules.OneSidedOutput,
        "[Network, Input(2), Dense(3)]\n[Relu]\n[SoftmaxCrossEntropy]\npartial class Net;",
        "[Network, Input(2), Dense(3)]\n[SoftmaxCrossEntropy]\npartial class Net;")]
    [InlineData(Rules.BiasBeforeNorm,
        "[Network, Input(2), Dense(3), BatchNorm, Dense(1)] partial class Net;",
        "[Network, Input(2), Dense(3, Bias = false), BatchNorm, Dense(1)] partial class Net;")]
    [InlineData(Rules.BiasBeforeNorm,
        "[Network, Input(2), Dense(3, Bias = true, Name = \"a\"), BatchNorm, Dense(1)] partial class Net;",
        "[Network, Input(2), Dense(3, Bias = false, Name = \"a\"), BatchNorm, Dense(1)] partial class Net;")]
    public Task Attribute_form(string id, string before, string? after) => Becomes(id, Using + before, after is null ? null : Using + after);

    [Theory]
    [InlineData(Rules.NeedsVector, "x.Dense(3)", "x.Flatten().Dense(3)", "Shape(2, 2, 2)")]
    [InlineData(Rules.NeedsVector, "x\n    .Relu()\n    .Dense(3)", "x\n    .Relu().Flatten()\n    .Dense(3)", "Shape(2, 2, 2)")]
    [InlineData(Rules.ReshapeSize, "x.Reshape(3, 5).Flatten().Dense(3)", "x.Reshape(3, 4).Flatten().Dense(3)", "Shape(2, 2, 3)")]
    [InlineData(Rules.SliceRange, "x.Flatten().Slice(3, length: 2).Dense(3)", "x.Flatten().Slice(3, length: 1).Dense(3)")]
    [InlineData(Rules.DoubleActivation, "x.Flatten().Dense(3).Softmax()", "x.Flatten().Dense(3)")]
    [InlineData(Rules.BiasBeforeNorm, "x.Flatten().Dense(3).BatchNorm()", "x.Flatten().Dense(3, bias: false).BatchNorm()")]
    [InlineData(Rules.BiasBeforeNorm, "x.Flatten().Dense(3, true).BatchNorm()", "x.Flatten().Dense(3, false).BatchNorm()")]
    public Task Method_form(string id, string before, string after, string shape = "Shape(2, 2)") => Becomes(id, Method(before, shape), Method(after, shape));

    [Fact]
    public async Task All_of_a_file_at_once()
    {
        const string Before = "[Network, Input(2), Dense(3), BatchNorm, Dense(4), BatchNorm, Dense(1)] partial class Net;\n[Network, Input(2), Dense(5), BatchNorm, Dense(1)] partial class Other;";
        const string After = "[Network, Input(2), Dense(3, Bias = false), BatchNorm, Dense(4, Bias = false), BatchNorm, Dense(1)] partial class Net;\n[Network, Input(2), Dense(5, Bias = false), BatchNorm, Dense(1)] partial class Other;";

        Assert.Equal(Using + After, await Fixed.All(Rules.BiasBeforeNorm, Using + Before));
    }

    private static string Method(string body, string shape) =>
        Specs.Around($"static Tensor Forward([{shape}] Tensor x) => {body};").Replace("[Network]", "[Network, SoftmaxCrossEntropy]");

    private static async Task Becomes(string id, string before, string? after)
    {
        Assert.Equal(after, await Fixed.First(id, before));

        if (after is not null)
        {
            Compiled compiled = Compiled.Tolerantly(after);
            Assert.DoesNotContain(compiled.Findings, d => d.Id == id);
            Assert.DoesNotContain(compiled.Diagnostics, d => d.Severity is DiagnosticSeverity.Error);
        }
    }
}
