using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Tests.Harness;
using NetCompiler.Generator.Tests.Reference;
using NetCompiler.Gpu.Tests.Emission;
using Xunit;

namespace NetCompiler.Gpu.Tests.Agreement;

/// <summary>The networks of an entry of the catalog, compiled with kernels, of which each keeps to what ILGPU compiles.</summary>
internal sealed class CompiledEntry
{
    private readonly byte[] _image;

    public static TheoryData<string> Operators => [.. Catalog.Operators.Select(o => o.Name)];

    public static TheoryData<string> Losses => [.. Catalog.Losses.Select(l => l.Name)];

    public static TheoryData<string> Structures => [.. Generator.Tests.Reference.Examples.Structures, .. Generator.Tests.Reference.Examples.Kinked];

    public CompiledEntry(string entry, int size = 17)
    {
        Examples = [.. Generator.Tests.Reference.Examples.Of(entry, size)];
        string[] texts = Harness.Texts(Examples);
        Assert.DoesNotContain(texts, Harness.IsRefusal);

        CSharpCompilation compilation = Harness.Compile(texts, Examples);
        KernelRestrictions.Check(compilation);
        _image = Loaded.Image(compilation);
    }

    public Example[] Examples { get; }

    public Loaded Load() => new(_image);
}
