using System;
using System.IO;
using System.Reflection;
using NetCompiler.Generator.Tests.Harness;
using NetCompiler.Generator.Tests.Hygiene;
using Xunit;

namespace NetCompiler.Generator.Tests.Samples;

/// <summary>The networks of the reviews have the textbook's number of parameters, whatever the length of what they read.</summary>
public sealed class ReviewNetworkTests
{
    [Theory]
    [InlineData("Lstm", "213 301")]             // 5000·32 + 4·100·(32 + 100 + 1) + 101
    [InlineData("Gru", "200 301")]              // 5000·32 + 3·100·(32 + 100 + 2) + 101
    [InlineData("Bidirectional", "266 601")]    // 5000·32 + 2·4·100·(32 + 100 + 1) + 201
    [InlineData("Attending", "210 501")]        // 5000·32 + 3·100·(32 + 100 + 2) + 50·(100 + 1) + 50·100 + 50 + 201
    public void A_network_has_the_same_parameters_at_every_length(string network, string parameters)
    {
        using Loaded loaded = Compiled.Load(File.ReadAllText(Repository.At("samples", "Reviews", network + ".cs")));

        Assert.All((int[])[50, 200, 600], length =>
        {
            Type type = loaded.Assembly.GetType($"Reviews.{network}{length}", throwOnError: true)!;
            Assert.Contains($"\n{parameters} parameters", (string)type.GetProperty("Summary", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!);
        });
    }
}
