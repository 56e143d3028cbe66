using System;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetCompiler.Generator;
using NetCompiler.Generator.Tests.Harness;
using NetCompiler.Generator.Tests.Reference;
using Xunit;

namespace NetCompiler.Gpu.Tests;

/// <summary>Networks of the catalog compiled in memory, with kernels.</summary>
internal static class Harness
{
    public static readonly MetadataReference[] References = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path) is "NetCompiler.dll" or "NetCompiler.Gpu.dll" or "ILGPU.dll" or "ILGPU.Algorithms.dll" or "netstandard.dll" or "mscorlib.dll" || Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))];

    /// <summary>What the compiler writes of examples.</summary>
    public static string[] Texts(params Example[] examples) =>
        [.. examples.SelectMany(example => NetCompiler.Generator.Compiler.Compile(example.Spec, CancellationToken.None, forDevices: true).Files.Select(file => file.Text))];

    /// <summary>The files that the generator adds to a source, as the compiler runs it; without a library of that name, if it is given.</summary>
    public static string[] Generate(string source, string? without = null)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Sample", [CSharpSyntaxTree.ParseText(source)], References.Where(reference => without is null || !reference.Display!.EndsWith(Path.DirectorySeparatorChar + without, StringComparison.Ordinal)),
            new CSharpCompilationOptions(Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary));
        CSharpGeneratorDriver.Create(new NetworkGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out Compilation after, out _);
        Assert.Empty(after.GetDiagnostics().Where(d => d.Severity is DiagnosticSeverity.Error));
        return [.. after.SyntaxTrees.Skip(1).Select(tree => tree.ToString())];
    }

    /// <summary>The kernels alone that the generator adds to a source, without the CPU's code: none for networks without a loss.</summary>
    public static CSharpCompilation Kernels(string source)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(new NetworkGenerator()).RunGenerators(Nothing.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, Options)));
        CSharpCompilation kernels = Compile([.. driver.GetRunResult().GeneratedTrees.Where(tree => tree.FilePath.EndsWith(".Device.g.cs", StringComparison.Ordinal)).Select(tree => tree.ToString())]);
        Assert.Empty(kernels.GetDiagnostics().Where(d => d.Severity is DiagnosticSeverity.Error));
        return kernels;
    }

    /// <summary>Whether a file says that a network has no kernels, and why.</summary>
    public static bool IsRefusal(string text) => text.Contains("IDeviceNetwork.Lacks => \"", StringComparison.Ordinal);

    // What the references hold is read once: compilations that add to this one share it.
    private static readonly CSharpCompilation Nothing = CSharpCompilation.Create(
        "Kernels", [], References, new CSharpCompilationOptions(Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    // Only errors count here, and to follow what may be null, which gives warnings, is much of a compiler's work.
    private static readonly CSharpParseOptions Options = new CSharpParseOptions(LanguageVersion.Latest).WithFeatures([new("run-nullable-analysis", "never")]);

    public static CSharpCompilation Compile(string[] texts, params Example[] examples)
    {
        string[] sources = [.. examples.Select(example => $"public sealed partial class {example.Spec.Declaration.Name};"), .. texts];
        return Nothing.AddSyntaxTrees(sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, Options, $"Source{i}.cs")));
    }

    /// <summary>A batch of an example, and the network with the example's parameters and states.</summary>
    public static (Network Network, Dataset Data) Fill(Loaded loaded, Example example, int batch, ulong seed)
    {
        Feed feed = example.Draw(batch);
        Network network = loaded.Network(example.Spec.Declaration.Name, seed);

        foreach ((double[] values, Parameter parameter) in feed.Parameters.Zip(network.Parameters))
            parameter.CopyFrom(Floats(values));
        foreach ((double[] values, State state) in feed.States.Zip(network.States))
            state.CopyFrom(Floats(values));

        var targets = example.Spec.Losses.Where(term => term.HasColumn).Zip(feed.Targets).Select(t => t.First.Loss.Target is NetCompiler.Generator.Operators.TargetForm.Labels
            ? Column.Labels(Array.ConvertAll(t.Second, label => label < 0 ? t.First.Loss.IgnoredLabel!.Value : (int)label), t.Second.Length / batch)
            : Column.Of(Floats(t.Second), t.Second.Length / batch));

        return (network, new Dataset([.. feed.Inputs.Select(values => Column.Of(Floats(values), values.Length / batch))], [.. targets]).WithWeights(Floats(feed.Weights)));
    }

    private static float[] Floats(double[] values) => Array.ConvertAll(values, value => (float)value);
}
