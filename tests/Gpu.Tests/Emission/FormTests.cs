using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetCompiler.Generator.Tests.Hygiene;
using Xunit;

namespace NetCompiler.Gpu.Tests.Emission;

/// <summary>The networks that tests train beside the CPU have every form of a product, with every way of loading its factors.</summary>
public sealed class FormTests : IClassFixture<FormTests.Kernels>
{
    private readonly Kernels _kernels;

    public FormTests(Kernels kernels) => _kernels = kernels;

    [Theory]
    [InlineData("Tiles", "a tile of 128×128 results")]
    [InlineData("Tiles", "a tile of 64×64 results")]
    [InlineData("Tiles", "a tile of 16×16 results")]
    [InlineData("LeNet5", "a result each")]
    [InlineData("Gated", "16×16 units")]
    [InlineData("Gated", "a unit each")]
    [InlineData("Quads", "the sums of 4 rows")]
    [InlineData("Matched", "the sums of 4 columns")]
    public void A_network_takes_the_form(string network, string work) =>
        Assert.Contains(_kernels.Of(network).Split('\n').TakeWhile(line => line.StartsWith("//", StringComparison.Ordinal)), line => line.EndsWith("  " + work, StringComparison.Ordinal) || line.Contains("  " + work + "  ", StringComparison.Ordinal));

    [Theory]
    [InlineData("Tiles", "left[thread % 8 * TileRows + thread / 8] = Left(")]
    [InlineData("Tiles", "right[thread] = Right(")]
    [InlineData("Quads", "Float4.PutApart(left, ")]
    [InlineData("Quads", "Float4.PutApart(right, ")]
    [InlineData("Quads", "Float4.Put(left, ")]
    [InlineData("Quads", "Float4.Put(right, ")]
    [InlineData("Quads", "Float4 left = Left(a, row, k);")]
    [InlineData("Matched", "Float4 right = Right(a, b, matrix, k, column);")]
    [InlineData("ResNet20", "private static Float4 Left(in Arguments a, int row, int k)\n            {")]
    [InlineData("ResNet20", "private static Float4 Right(in Arguments a, int k, int column)\n            {")]
    public void A_network_loads_factors_so(string network, string load) => Assert.Contains(load, _kernels.Of(network), StringComparison.Ordinal);

    /// <summary>What the compiler writes of the networks of the tests.</summary>
    public sealed class Kernels
    {
        private readonly Dictionary<string, string> _files = new[] { "Networks.cs", "SequenceNetworks.cs" }
            .SelectMany(file => Harness.Generate(File.ReadAllText(Repository.At("tests", "Gpu.Tests", file))))
            .Where(text => text.Contains(": global::NetCompiler.Gpu.IDeviceNetwork", StringComparison.Ordinal))
            .ToDictionary(text => text.Split("partial class ")[1].Split(' ')[0]);

        public string Of(string network) => _files[network];
    }
}
