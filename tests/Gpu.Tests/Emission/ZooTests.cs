using System;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using NetCompiler.Generator.Tests.Hygiene;
using Xunit;

namespace NetCompiler.Gpu.Tests.Emission;

/// <summary>The networks of samples/Zoo, as large as published: all of their kernels are written, and keep to what ILGPU compiles.</summary>
public sealed class ZooTests
{
    // A generator has no loss of its own, and so no training step.
    public static TheoryData<string> Files => [.. Directory.GetFiles(Repository.At("samples", "Zoo"), "*.cs").Where(file => File.ReadAllText(file).Contains("[Network", StringComparison.Ordinal)).Select(file => Path.GetFileName(file)!).Except(["DcganGenerator.cs"])];

    [Theory]
    [MemberData(nameof(Files))]
    public void Kernels_of_the_zoo_keep_to_what_ilgpu_compiles(string file)
    {
        CSharpCompilation kernels = Harness.Kernels(File.ReadAllText(Repository.At("samples", "Zoo", file)));
        Assert.DoesNotContain(kernels.SyntaxTrees, tree => Harness.IsRefusal(tree.ToString()));
        Assert.True(KernelRestrictions.Check(kernels) > 10);
    }
}
