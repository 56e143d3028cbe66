using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using NetCompiler.Generator.Tests.Harness;
using Xunit;

namespace NetCompiler.Generator.Tests.Emission;

/// <summary>Which kernels convolutions get is the compiler's choice, by their shapes, and stands in the emitted text.</summary>
public sealed class ConvolutionTests
{
    [Theory]
    [InlineData("16, 32, 32", "32, kernel: 3, padding: 1", "Winograd", "Winograd", "Winograd")]
    [InlineData("64, 8, 8", "64, kernel: 3, padding: 1", "Winograd", "Winograd", "Winograd")]
    [InlineData("512, 7, 7", "512, kernel: 3, padding: 1", "Conv", "Winograd", "Winograd")]
    [InlineData("64, 5, 5", "64, kernel: 3, padding: 1", "Conv", "Conv", "Conv")]
    [InlineData("64, 3, 3", "64, kernel: 3, padding: 1", "Conv", "Conv", "Conv")]
    [InlineData("8, 32, 32", "32, kernel: 3, padding: 1", "Conv", "Conv", "Conv")]
    [InlineData("32, 32, 32", "8, kernel: 3, padding: 1", "Conv", "Conv", "Conv")]
    [InlineData("16, 32, 32", "32, kernel: 3, stride: 2, padding: 1", "Conv", "Conv", "Conv")]
    [InlineData("16, 32, 32", "32, kernel: 3, padding: 2, dilation: 2", "Conv", "Conv", "Conv")]
    [InlineData("16, 32, 32", "32, kernel: 5, padding: 2", "Conv", "Conv", "Conv")]
    [InlineData("32, 32, 32", "32, kernel: 3, padding: 1, groups: 2", "Conv", "Conv", "Conv")]
    [InlineData("32, 32, 32", "32, kernel: 3, padding: 1, groups: 32", "Depthwise", "Depthwise", "Depthwise")]
    public void Shapes_choose_the_kernels_of_all_three_products(string image, string convolution, string result, string transposed, string gradient)
    {
        string text = Net(image, $"x.Conv2D(4, kernel: 1).Conv2D({image.Split(',')[0]}, kernel: 1).Conv2D({convolution}).GlobalAveragePool2D().Dense(2)");

        string calls = Regex.Replace(text, @"([(,])\s+", "$1").Replace("pass.Examples", "pass"), look = convolution.Contains("kernel: 5") ? "Look.K5x5On" : "Look.K3x3On";
        Assert.Contains($" {result}.Multiply(pass,{look}", calls);
        Assert.Contains($" {transposed}.MultiplyTransposed(pass,{look}", calls);
        Assert.Contains($" {gradient}.Descend(pass,{look}", calls);
        Assert.Equal(result == "Winograd", text.Contains(" Winograd.Transform(pass.Share, "));
        Assert.Equal(transposed == "Winograd", text.Contains(" Winograd.TransformTransposed(pass.Share, "));
        Assert.Equal(result == "Winograd", text.Contains(" by Winograd"));
    }

    /// <summary>Scale and shift of each channel are computed once a run; at each position one multiply-add is left of the norm.</summary>
    [Fact]
    public void Predictions_fold_batch_norm_into_the_epilogue()
    {
        string text = Net("16, 32, 32", "x.Conv2D(32, kernel: 3, padding: 1, bias: false).BatchNorm().Relu().Conv2D(8, kernel: 1).GlobalAveragePool2D().Dense(2)");
        string epilogue = Struct(text, @"Predict\w*Epilogue");

        Assert.True(Regex.IsMatch(epilogue, @"\w+ \* factor\b") && Regex.IsMatch(epilogue, @"\+ shift\b"), epilogue);
        Assert.True(Regex.Matches(epilogue, "[-+*/]|Sqrt").Count == 2, epilogue);
        Assert.Matches(@"Loop\.Columns\([^;]*new Predict\w+ShiftMap\(", text);
    }

    /// <summary>Of what comes back through maxima no image is made, if nobody needs one.</summary>
    [Fact]
    public void Behind_maxima_derivatives_stay_elements_of_windows()
    {
        string text = Net("1, 28, 28", "x.Conv2D(6, kernel: 5, padding: 2).Relu().MaxPool2D(2).Conv2D(16, kernel: 5).Relu().MaxPool2D(2).Flatten().Dense(10)");

        Assert.DoesNotContain("Pool.MaxGradient", text);
        Assert.Equal((2, 1, 2), (Count(text, "Conv.DescendByMaxima("), Count(text, "Conv.MultiplyByMaxima("), Count(text, "Pool.MaxAndTap(")));
        Assert.Contains("∂conv2D1 = [maxPool2D1 &gt; 0]·(∂conv2D2 at maxPool2D2.taps) ∗ conv2D2.weight turned", text);
    }

    /// <summary>The rectifier's derivative is taken at the maxima alone all the same, and so is the sum for the bias.</summary>
    [Fact]
    public void Where_a_kernel_wants_an_image_it_is_made_behind_the_rectifier()
    {
        string text = Net("16, 32, 32", "x.Conv2D(32, kernel: 3, padding: 1).Relu().MaxPool2D(2).Conv2D(8, kernel: 1).GlobalAveragePool2D().Dense(2)");

        Assert.Equal((1, 0, 0), (Count(text, "Pool.MaxGradient("), Count(text, "ByMaxima("), Count(text, "Pool.MaxAndTap(")));
        Assert.Matches(@"∂conv2D1 = \[maxPool2D1 &gt; 0\]·", text);
        Assert.Contains("conv2D1.pooled = Σ over 256 positions of ∂conv2D1", text);
    }

    /// <summary>What the maxima were not of decides nothing about their elements.</summary>
    [Fact]
    public void A_factor_that_is_not_what_was_pooled_keeps_the_image()
    {
        string text = Net("1, 12, 12", "Gate(x.Conv2D(4, kernel: 3))");

        Assert.Equal((1, 0), (Count(text, "Pool.MaxGradient("), Count(text, "ByMaxima(")));
    }

    private static int Count(string text, string call) => Regex.Matches(text, Regex.Escape(call)).Count;

    private static string Struct(string text, string name)
    {
        string body = text.Substring(Regex.Match(text, "struct " + name).Index);
        body = body.Substring(body.IndexOf("public void At<V>", System.StringComparison.Ordinal));
        return Regex.Replace(body.Substring(0, body.IndexOf("\n    }\n", System.StringComparison.Ordinal)), "//.*", "");
    }

    private static string Net(string image, string body) => Compiler.Compile(
        Specs.Of(Specs.Usings + $$"""
            [Network, SoftmaxCrossEntropy]
            public sealed partial class Net
            {
                static Tensor Forward([Shape({{image}})] Tensor x) => {{body}};

                static Tensor Gate(Tensor x) => (x.Relu() * x.Sigmoid()).MaxPool2D(2).Flatten().Dense(2);
            }
            """), CancellationToken.None).Files.Single().Text;
}
