using System;
using System.IO;
using System.Linq;
using System.Reflection;
using NetCompiler.Generator.Tests.Harness;
using NetCompiler.Generator.Tests.Hygiene;
using Xunit;

namespace NetCompiler.Generator.Tests.Zoo;

/// <summary>The sample's networks have as many parameters as published, or as torchvision 0.14.1's. Their summaries say so: none is made, the largest would take half a gigabyte.</summary>
public sealed class ParameterCountTests
{
    [Theory]
    [InlineData("LeNet5.cs", "LeNet5", 61_706)]
    [InlineData("AlexNet.cs", "AlexNet", 61_100_840)]
    [InlineData("Vgg.cs", "Vgg11", 132_863_336)]
    [InlineData("Vgg.cs", "Vgg11Normalized", 132_868_840)]
    [InlineData("Vgg.cs", "Vgg16", 138_357_544)]
    [InlineData("Vgg.cs", "Vgg16Normalized", 138_365_992)]
    [InlineData("ResNet.cs", "ResNet18", 11_689_512)]
    [InlineData("ResNet.cs", "ResNet20", 272_474)]
    [InlineData("ResNet.cs", "ResNet50", 25_557_032)]
    [InlineData("GoogLeNet.cs", "GoogLeNet", 13_004_888)]
    [InlineData("NetworkInNetwork.cs", "NetworkInNetwork", 966_986)]
    [InlineData("MobileNetV2.cs", "MobileNetV2", 3_504_872)]
    [InlineData("Dcgan.cs", "DcganDiscriminator", 2_765_568)]
    [InlineData("DcganGenerator.cs", "DcganGenerator", 3_576_704)]
    [InlineData("UNet.cs", "UNet", 31_030_593)]
    public void A_network_has_the_published_number_of_parameters(string file, string network, int parameters)
    {
        using Loaded loaded = Compiled.Load(File.ReadAllText(Repository.At("samples", "Zoo", file)));
        Type type = loaded.Assembly.GetType("Zoo." + network, throwOnError: true)!;
        string summary = (string)type.GetProperty("Summary", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;

        string count = summary.Split('\n').Single(line => line.EndsWith(" parameters", StringComparison.Ordinal));
        Assert.Equal(parameters, int.Parse(string.Concat(count.Where(char.IsAsciiDigit)), System.Globalization.CultureInfo.InvariantCulture));
    }
}
