using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetCompiler.Generator.Tests.Hygiene;
using Xunit;
using Xunit.Sdk;

namespace NetCompiler.Gpu.Tests.Emission;

/// <summary>What the library's own kernels may contain, and that the check of kernels refuses what ILGPU refuses; emitted ones are checked where the catalog is.</summary>
public sealed class RestrictionTests
{
    [Fact]
    public void Kernels_of_the_library_keep_to_what_ilgpu_compiles()
    {
        SyntaxTree[] trees = [.. Repository.Sources("src", "NetCompiler.Gpu").Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(Repository.At("src", "NetCompiler.Gpu", file)), path: file))];
        CSharpCompilation compilation = CSharpCompilation.Create(
            "NetCompiler.Gpu", trees, Harness.References.Where(reference => !reference.Display!.EndsWith("NetCompiler.Gpu.dll", System.StringComparison.Ordinal)),
            new CSharpCompilationOptions(Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity is DiagnosticSeverity.Error));

        MethodDeclarationSyntax[] methods = [.. trees.Where(tree => tree.FilePath.StartsWith("Kernels/", System.StringComparison.Ordinal))
            .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()).Where(method => method.Modifiers.Any(SyntaxKind.StaticKeyword))];
        Assert.True(methods.Length > 25, $"Only {methods.Length} methods were found.");

        foreach (MethodDeclarationSyntax method in methods)
            KernelRestrictions.Body(compilation.GetSemanticModel(method.SyntaxTree), method);
    }

    public static TheoryData<string> Refused =>
    [
        "throw new System.Exception();",
        "try { } finally { }",
        "string text = \"\";",
        "float[] array = new float[a.Batch];",
        "System.Span<float> span = stackalloc float[4];",
        "System.Func<float, float> f = x => x;",
        "float x = System.Math.Clamp(1f, 0f, 1f);",
        "float x = System.MathF.FusedMultiplyAdd(1f, 2f, 3f);",
        "float x = System.MathF.Tanh(1f);",
        "uint bits = System.BitConverter.SingleToUInt32Bits(1f);",
        "System.Numerics.Vector3 v = default; v = v + v;",
        "object o = a;",
        "float x = 0.5f * (uint)a.Batch;",
        "float x = (float)(uint)a.Batch;",
        "decimal d = 1m;",
        "int y = a.Batch switch { 0 => 1, 1 => 2 };",
        "float x = default(ILGPU.ArrayView<int>).Cast<float>()[0];",
        "Run(a);",
    ];

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_ilgpu_refuses_is_found(string statement)
    {
        const string Kernel = "internal static class K {{ internal struct Arguments {{ public int Batch; }} public static void Run(Arguments a) {{ {0} }} }}";
        Assert.Equal(1, KernelRestrictions.Check(Harness.Compile([string.Format(System.Globalization.CultureInfo.InvariantCulture, Kernel, "int i = ILGPU.Group.IdxX;")])));
        Assert.ThrowsAny<XunitException>(() => KernelRestrictions.Check(Harness.Compile([string.Format(System.Globalization.CultureInfo.InvariantCulture, Kernel, statement)])));
    }

    public static TheoryData<string> RefusedFields => ["bool", "char", "string", "double", "float[]"];

    [Theory]
    [MemberData(nameof(RefusedFields))]
    public void Fields_that_no_kernel_takes_are_found(string type) =>
        Assert.ThrowsAny<XunitException>(() => KernelRestrictions.Check(Harness.Compile([$"internal static class K {{ internal struct Arguments {{ public {type} X; }} public static void Run(Arguments a) {{ }} }}"])));
}
