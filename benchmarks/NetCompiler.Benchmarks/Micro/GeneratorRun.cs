using System;
using System.IO;
using System.Linq;
using System.Text;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using NetCompiler.Generator;

namespace NetCompiler.Benchmarks;

/// <summary>
/// What the compiler costs an editor, on a network of 50 dense layers among which are norms, activations and sums: the first time,
/// after one layer changed, and after an edit that changes no network, whose code is cached.
/// </summary>
[MemoryDiagnoser]
public class GeneratorRun
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);

    private CSharpCompilation _before = null!, _layerEdited = null!, _elsewhereEdited = null!;
    private GeneratorDriver _warm = null!;

    [GlobalSetup]
    public void Setup()
    {
        SyntaxTree network = Tree(Network(width: 64)), elsewhere = Tree("class Elsewhere { int F() => 1; }");
        _before = CSharpCompilation.Create("Edited", [network, elsewhere], References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        _layerEdited = _before.ReplaceSyntaxTree(network, Tree(Network(width: 65)));
        _elsewhereEdited = _before.ReplaceSyntaxTree(elsewhere, Tree("class Elsewhere { int F() => 2; }"));
        _warm = Fresh().RunGenerators(_before);

        GeneratorRunResult result = _warm.GetRunResult().Results.Single();
        if (result.Exception is not null || result.GeneratedSources.Length != 1 || result.Diagnostics.Any(d => d.Severity is DiagnosticSeverity.Error))
            throw new InvalidOperationException("The network was not compiled: " + string.Join("\n", result.Diagnostics));
    }

    [Benchmark(Baseline = true)]
    public GeneratorDriver Cold() => Fresh().RunGenerators(_before);

    [Benchmark]
    public GeneratorDriver OneLayerEdited() => _warm.RunGenerators(_layerEdited);

    [Benchmark]
    public GeneratorDriver UnrelatedEdit() => _warm.RunGenerators(_elsewhereEdited);

    private static GeneratorDriver Fresh() => CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: Parsing);

    private static SyntaxTree Tree(string source) => CSharpSyntaxTree.ParseText(SourceText.From(source, Encoding.UTF8), Parsing);

    private static string Network(int width) => $$"""
        using NetCompiler;

        [Network, SoftmaxCrossEntropy]
        partial class Deep
        {
            static Tensor Forward([Shape(784)] Tensor pixels)
            {
                Tensor x = pixels.Dense(64).Relu().Dense({{width}}).Relu().Dense(64);

                for (int i = 0; i < 23; i++)
                    x = x + x.LayerNorm().Dense(128).Gelu().Dense(64);

                return x.Dense(10);
            }
        }
        """;

    private static MetadataReference[] References() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "NetCompiler.dll" or "netstandard.dll" || Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];
}
