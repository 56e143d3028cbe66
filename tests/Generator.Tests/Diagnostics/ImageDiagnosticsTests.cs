using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Tests.Harness;
using Xunit;

namespace NetCompiler.Generator.Tests.Diagnostics;

/// <summary>What one mistypes when declaring layers on images: one diagnostic each, on the token that is wrong.</summary>
public sealed class ImageDiagnosticsTests
{
    [Theory]
    [InlineData(Rules.Window, "Input(1, 5, 5), Conv2D(4, [|7|])", "Conv2D(4, 7) does not fit [1, 5, 5]: its kernel sees 7 elements, but the image is 5 high, without padding.")]
    [InlineData(Rules.Window, "Input(1, 5, 5), Conv2D(4, [|3|], Dilation = 3)", "its kernel sees 7 elements with dilation 3, but the image is 5 high, without padding")]
    [InlineData(Rules.Window, "Input(1, 9, 3), Conv2D(4, [|7|], Padding = 1)", "but the image is 3 wide, with padding 1 before and 1 after")]
    [InlineData(Rules.Window, "Input(2, 5), Conv1D(4, [|7|])", "but the sequence is 5 long, without padding")]
    [InlineData(Rules.Window, "Input(1, 5, 5), MaxPool2D([|6|])", "MaxPool2D(6) does not fit [1, 5, 5]")]
    [InlineData(Rules.Window, "Input(1, 5, 5), MaxPool2D([|3|], Dilation = 3)", "its kernel sees 7 elements with dilation 3")]
    [InlineData(Rules.Window, "Input(1, 3, 3), Conv2D(4, 7, Padding = [|3|], PaddingMode = PaddingMode.Reflect)", "it mirrors 3 elements beyond an edge, but of 3 only 2 are beside it")]
    [InlineData(Rules.Window, "Input(1, 3, 3), Pad2D([|3|], Mode = PaddingMode.Reflect)", "Pad2D(3) does not fit [1, 3, 3]: it mirrors 3 elements")]
    [InlineData(Rules.Window, "Input(1, 3, 3), ConvTranspose2D(4, 1, Padding = [|2|])", "makes an image -1 high and -1 wide")]
    [InlineData(Rules.Window, "Input(1, 4, 4), Crop2D([|5|], 2)", "along the height it takes")]
    [InlineData(Rules.Argument, "Input(3, 5, 5), Conv2D(4, 3, Groups = [|2|])", "has 2 groups, which do not divide its 3 channels into 4 filters")]
    [InlineData(Rules.Argument, "Input(3, 5, 5), Conv2D(4, 3, Groups = [|0|])", "Conv2D's number of groups is 0; choose one that is at least 1")]
    [InlineData(Rules.Argument, "Input(3, 5, 5), ChannelShuffle([|2|])", "has 2 groups, which do not divide its 3 channels")]
    [InlineData(Rules.Argument, "Input(3, 5, 5), GroupNorm([|2|])", "has 2 groups, which do not divide its 3 channels")]
    [InlineData(Rules.Argument, "Input(1, 5, 5), Conv2D(4, 3, Padding = [|-1|])", "Conv2D's padding is -1; choose one that is at least 0")]
    [InlineData(Rules.Argument, "Input(1, 5, 5), Conv2D(4, 3, Paddings = [|new[] { 1, 2, 3 }|])", "Conv2D's padding names 3 numbers; name one, or one for each of 4")]
    [InlineData(Rules.Argument, "Input(1, 5, 5), Conv2D(4, 3, Stride = [|0|])", "Conv2D's stride is 0; choose one that is at least 1")]
    [InlineData(Rules.Argument, "Input(1, 5, 5), Conv2D(4, [|0|])", "Conv2D's kernel is 0; choose one that is at least 1")]
    [InlineData(Rules.Argument, "Input(1, 5, 5), Conv2D([|0|], 3)", "Conv2D's number of filters is 0")]
    [InlineData(Rules.Argument, "Input(1, 5, 5), Conv2D(4, 3, Dilation = [|0|])", "Conv2D's dilation is 0; choose one that is at least 1")]
    [InlineData(Rules.Argument, "Input(1, 5, 5), MaxPool2D(2, Dilation = [|0|])", "MaxPool2D's dilation is 0; choose one that is at least 1")]
    [InlineData(Rules.Argument, "Input(1, 5, 5), MaxPool2D(2, Stride = [|-2|])", "MaxPool2D's stride is -2; choose one that is at least 1")]
    [InlineData(Rules.Argument, "Input(1, 5, 5), ConvTranspose2D(4, 3, Stride = 2, OutputPadding = [|2|])", "has an output padding of 2, but it must be below the stride (2) or the dilation (1)")]
    [InlineData(Rules.Argument, "Input(1, 5, 5), Upsample2D([|0|])", "Upsample2D's scale is 0; choose one that is at least 1")]
    [InlineData(Rules.Argument, "Input(1, 5, 5), SpatialDropout([|1.5|])", "SpatialDropout's rate is 1.5")]
    [InlineData(Rules.NeedsImage, "Input(784), [|Conv2D(6, 5)|]", "Conv2D(6, 5) needs an image of each example, [channels, height, width], but it is given [784]")]
    [InlineData(Rules.NeedsImage, "Input(28, 28), [|Conv2D(6, 5)|]", "but it is given [28, 28]")]
    [InlineData(Rules.NeedsImage, "Input(3, 8, 8), [|Conv1D(6, 5)|]", "needs a sequence of each example, [channels, length], but it is given [3, 8, 8]")]
    [InlineData(Rules.NeedsImage, "Input(1, 8, 8), Flatten, [|MaxPool2D(2)|]", "MaxPool2D(2) needs an image of each example")]
    [InlineData(Rules.NeedsVector, "Input(1, 8, 8), Conv2D(4, 3), [|Dense(10)|]", "Put Flatten before it")]
    public void One_finding_on_the_token_that_is_wrong(string rule, string markup, string message)
    {
        var reported = Marked.Reports(rule, "using NetCompiler;\n[Network, " + markup + "] partial class Net;");
        Assert.Contains(message, Assert.Single(reported).GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(Rules.Window, "x.Conv2D(4, kernel: [|7|])")]
    [InlineData(Rules.Window, "x.Conv2D(4, [|new[] { 3, 7 }|])")]
    [InlineData(Rules.Window, "x.Pad2D([|new[] { 1, 6 }|], PaddingMode.Reflect)")]
    [InlineData(Rules.Window, "x.Conv2D(4, 3, padding: [|5|], paddingMode: PaddingMode.Reflect)")]
    [InlineData(Rules.Window, "x.Conv2D(4, 3, paddings: [|new[] { 5, 0 }|], paddingMode: PaddingMode.Reflect)")]
    [InlineData(Rules.Argument, "x.Conv2D(4, 3, groups: [|2|])")]
    [InlineData(Rules.Argument, "x.Conv2D(4, 3, paddings: [|new[] { 1, -1 }|])")]
    [InlineData(Rules.Argument, "x.ConvTranspose2D(4, 3, outputPaddings: [|new[] { 0, 1 }|])")]
    [InlineData(Rules.Argument, "x.MaxPool2D(2, dilations: [|new[] { 1, 0 }|])")]
    [InlineData(Rules.NeedsImage, "x.Flatten().[|GlobalAveragePool2D()|]")]
    [InlineData(Rules.Mismatch, "[|x.Conv2D(4, 3) + x|]")]
    public void Calls_name_the_token_too(string rule, string expression) =>
        Marked.Reports(rule, "using NetCompiler;\n[Network] partial class Net { static Tensor Forward([Shape(1, 5, 5)] Tensor x) => " + expression + "; }");
}
