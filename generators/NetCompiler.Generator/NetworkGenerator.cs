using Microsoft.CodeAnalysis;
using NetCompiler.Generator.Parsing;
using NetCompiler.Generator.Parsing.Libraries;

namespace NetCompiler.Generator;

/// <summary>
/// The incremental pipeline. Parsing runs at every edit, for any file may hold what a Forward calls; compiling runs when a specification changed.
/// Findings meet the locations of the day at the very end, so that squiggles follow edits and moving code compiles nothing.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var parsed = context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownTypes.NetworkAttribute, NetworkParser.IsCandidate, NetworkParser.Parse)
            .Where(static network => network is not null)
            .Select(static (network, _) => network!);

        var specs = parsed.Select(static (network, _) => network.Spec).WithTrackingName(Steps.Spec);
        var forDevices = context.CompilationProvider.Select(static (compilation, _) => Devices.AreReferenced(compilation.ReferencedAssemblyNames)).WithTrackingName(Steps.Devices);
        var compiled = specs.Combine(forDevices).Select(Outcome.Of).WithTrackingName(Steps.Compile);

        var files = compiled.Select(static (network, _) => new EmittedFiles(network.Declaration, network.Result.Files));
        var findings = compiled.Select(static (network, _) => new Report(network.Declaration, network.Result.Findings)).WithTrackingName(Steps.Findings);
        var declarations = specs.Select(static (spec, _) => spec.Declaration).Collect();

        var blocks = context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownTypes.BlocksAttribute, BlockReader.IsCandidate, BlockReader.Read)
            .WithTrackingName(Steps.Blocks);

        context.RegisterSourceOutput(blocks.Collect(), static (output, texts) => EmittedFiles.AddBlocks(output, texts));
        context.RegisterSourceOutput(files.Combine(declarations), static (output, pair) => pair.Left.AddTo(output, pair.Right));
        context.RegisterSourceOutput(parsed.Select(static (network, _) => network.Map).Combine(findings.Collect()), static (output, pair) => Report.Send(output, pair.Left, pair.Right));
    }
}
