using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using VerifyXunit;
using Xunit;

namespace NetCompiler.Gpu.Tests.Emission;

/// <summary>Kernels are written where a project references what launches them, and nowhere else; and what they look like.</summary>
public sealed class PipelineTests
{
    private const string Small =
        """
        using NetCompiler;

        namespace Samples;

        [Network]
        [Input(4, Name = "measured")]
        [Dense(8, Name = "hidden"), Relu, Dropout(0.1)]
        [Dense(3, Name = "species")]
        [SoftmaxCrossEntropy]
        public sealed partial class Iris;
        """;

    private const string Recurrent =
        """
        using NetCompiler;

        namespace Samples;

        [Network]
        [Input(6, 3, Name = "heard")]
        [Lstm(4, Name = "memory")]
        [Dense(2, Name = "word")]
        [SoftmaxCrossEntropy]
        public sealed partial class Listener;
        """;

    private const string LeNet5 =
        """
        using NetCompiler;

        namespace Samples;

        [Network]
        [Input(1, 28, 28)]
        [Conv2D(6, 5, Padding = 2), Relu, MaxPool2D(2)]
        [Conv2D(16, 5), Relu, MaxPool2D(2)]
        [Flatten]
        [Dense(120), Relu]
        [Dense(84), Relu]
        [Dense(10)]
        [SoftmaxCrossEntropy]
        public sealed partial class LeNet5;
        """;

    [Fact]
    public void There_are_no_kernels_without_ilgpu() => Assert.Single(Harness.Generate(Small, without: "ILGPU.dll"));

    [Fact]
    public void There_are_no_kernels_without_the_library_that_launches_them() => Assert.Single(Harness.Generate(Small, without: "NetCompiler.Gpu.dll"));

    [Theory]
    [InlineData(Small)]
    [InlineData(LeNet5)]
    public void The_summary_has_the_launches_of_a_step(string network)
    {
        string[] texts = Harness.Generate(network);
        string launches = Regex.Match(texts.Single(text => text.Contains("ILGPU", System.StringComparison.Ordinal)), @"public override int Launches => (\d+);").Groups[1].Value;
        Assert.Contains(texts, text => text.Contains($"\n        {launches} launches a training step on a device, and the optimizer's\n", System.StringComparison.Ordinal));
    }

    [Fact]
    public Task Kernels_of_a_small_network() => Kernels(Small, "Iris");

    [Fact]
    public Task Kernels_of_a_recurrent_network() => Kernels(Recurrent, "Listener");

    [Fact]
    public Task Kernels_of_lenet() => Kernels(LeNet5, "LeNet5");

    private static Task Kernels(string source, string name) =>
        Verifier.Verify(Harness.Generate(source).Single(text => text.Contains("ILGPU", System.StringComparison.Ordinal)), "cs").UseDirectory(".").UseFileName(name);
}
