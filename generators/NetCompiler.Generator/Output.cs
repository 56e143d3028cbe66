using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Emission;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Parsing;
using NetCompiler.Generator.Parsing.Libraries;

namespace NetCompiler.Generator;

/// <summary>A network and what became of it.</summary>
internal sealed record Outcome(Declaration Declaration, CompiledNetwork Result)
{
    public static Outcome Of((NetworkSpec Spec, bool ForDevices) network, CancellationToken token)
    {
        NetworkSpec spec = network.Spec;

        try
        {
            return new Outcome(spec.Declaration, Compiler.Compile(spec, token, network.ForDevices));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The last resort: a fault of this compiler is a diagnostic on the class, never a generator that vanishes.
            Finding finding = new(Rules.Internal, $"NetCompiler failed on this network ({failure.GetType().Name}: {failure.Message}). Please report it.", Place.Network);
            return new Outcome(spec.Declaration, new CompiledNetwork([], [.. spec.Findings, finding]));
        }
    }
}

/// <summary>The files of one network.</summary>
internal sealed record EmittedFiles(Declaration Declaration, EquatableArray<GeneratedFile> Files)
{
    /// <summary>Adds them, under names that no other network has even where names differ only in case.</summary>
    public void AddTo(SourceProductionContext output, ImmutableArray<Declaration> all)
    {
        Declaration[] alike = all.Where(d => string.Equals(d.HintName, Declaration.HintName, StringComparison.OrdinalIgnoreCase)).Distinct().ToArray();
        int ordinal = Array.IndexOf(alike, Declaration);
        string prefix = ordinal > 0 ? (ordinal + 1).ToString(CultureInfo.InvariantCulture) + "." : "";

        foreach (GeneratedFile file in Files)
            output.AddSource(prefix + Allowed(file.HintName), SourceText.From(file.Text, Encoding.UTF8));
    }

    /// <summary>Adds the source of the project's blocks, where it has any.</summary>
    public static void AddBlocks(SourceProductionContext output, ImmutableArray<EquatableArray<BlockText>> texts)
    {
        BlockText[] all = [.. texts.SelectMany(t => t).OrderBy(t => t.File, StringComparer.Ordinal).ThenBy(t => t.Text, StringComparer.Ordinal)];

        if (all.Length > 0 && BlockSourceFile.Emit(all.Select(t => (t.File, t.Text))) is var file)
            output.AddSource(file.HintName, SourceText.From(file.Text, Encoding.UTF8));
    }

    private static string Allowed(string name) => new(name.Select(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '_').ToArray());
}

/// <summary>What is wrong with one network, by place.</summary>
internal sealed record Report(Declaration Declaration, EquatableArray<Finding> Findings)
{
    /// <summary>The property of a diagnostic that holds the text which should stand at its place.</summary>
    public const string Remedy = nameof(Remedy);

    /// <summary>The property of a diagnostic whose cause stands in another project: there is nothing to mend at its place.</summary>
    public const string Elsewhere = nameof(Elsewhere);

    private static ImmutableDictionary<string, string?> Properties(Finding finding) =>
        finding.Remedy is null ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(Remedy, finding.Remedy);

    /// <summary>Reports the findings of the map's network at their locations, the calls that led there beside them.</summary>
    public static void Send(SourceProductionContext output, SourceMap map, ImmutableArray<Report> reports)
    {
        EquatableArray<Finding> findings = reports.FirstOrDefault(r => r.Declaration == map.Declaration)?.Findings ?? [];
        bool isHalfTyped = findings.Any(f => f.Rule == Rules.DoesNotCompile);

        foreach (Finding finding in findings)
        {
            if (finding.Rule == Rules.DoesNotCompile || isHalfTyped && Rules.MayFollowFromHalfTypedCode(finding.Rule))
                continue;

            (var locations, string? library) = map.Find(finding.Place);
            var properties = library is null ? Properties(finding) : ImmutableDictionary<string, string?>.Empty.Add(Elsewhere, library);
            output.ReportDiagnostic(Diagnostic.Create(Rules.Descriptor(finding.Rule), locations[0], locations.Skip(1), properties, library is null ? finding.Message : $"{finding.Message} (In {library}.)"));
        }
    }
}
