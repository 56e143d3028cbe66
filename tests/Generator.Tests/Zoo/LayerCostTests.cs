using System;
using System.IO;
using System.Linq;
using System.Reflection;
using NetCompiler.Generator.Tests.Harness;
using NetCompiler.Generator.Tests.Hygiene;
using Xunit;

namespace NetCompiler.Generator.Tests.Zoo;

/// <summary>What summaries say of convolutional networks beside their parameters.</summary>
public sealed class LayerCostTests
{
    /// <summary>4 089 184 256 multiply-adds, as torchvision 0.14.1 states for an image of 224×224 (4.09 G), and the same counted by hand for LeNet-5: 117 600 + 240 000 + 58 920.</summary>
    [Theory]
    [InlineData("ResNet.cs", "ResNet50", 2 * 4_089_184_256L)]
    [InlineData("LeNet5.cs", "LeNet5", 2L * (117_600 + 240_000 + 58_920))]
    public void Operations_are_two_for_each_use_of_a_weight(string file, string network, long operations)
    {
        string total = Summary(file, network).Single(line => line.EndsWith(" operations forward for each example", StringComparison.Ordinal));
        Assert.Equal(operations, long.Parse(string.Concat(total.Where(char.IsAsciiDigit)), System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>5; + 1 for the pooling; + 4·2 for the second convolution; + 1·2 for the second pooling.</summary>
    [Fact]
    public void A_layer_sees_what_its_windows_and_those_before_it_see()
    {
        string[] sees = [.. Summary("LeNet5.cs", "LeNet5").SelectMany(line => line.Split(' ')).Where(word => word.Contains('×', StringComparison.Ordinal) || word == "all").Distinct()];
        Assert.Equal(["1×1", "5×5", "6×6", "14×14", "16×16", "all"], sees);
    }

    private static string[] Summary(string file, string network)
    {
        using Loaded loaded = Compiled.Load(File.ReadAllText(Repository.At("samples", "Zoo", file)));
        Type type = loaded.Assembly.GetType("Zoo." + network, throwOnError: true)!;
        return ((string)type.GetProperty("Summary", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!).Split('\n');
    }
}
