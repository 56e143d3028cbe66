using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace NetCompiler.Generator.Tests.Harness;

/// <summary>
/// Sources compiled in memory with the generator beside them. The test fails, showing the generated file with numbered lines,
/// when generated code draws any error or warning of the C# compiler.
/// </summary>
internal sealed class Compiled
{
    private Compiled(CSharpCompilation compilation, GeneratorDriverRunResult run, ImmutableArray<Diagnostic> reported)
    {
        Compilation = compilation;
        Run = run;
        Reported = reported;
        Generated = run.GeneratedTrees.ToDictionary(tree => Path.GetFileName(tree.FilePath), tree => tree.GetText().ToString());
        Diagnostics = [.. reported.Concat(compilation.GetDiagnostics()).Where(d => d.Severity >= DiagnosticSeverity.Warning)];
    }

    /// <summary>The sources and what was generated from them.</summary>
    public CSharpCompilation Compilation { get; }

    public GeneratorDriverRunResult Run { get; }

    /// <summary>What the generator reported, suppressed ones included.</summary>
    public ImmutableArray<Diagnostic> Reported { get; }

    /// <summary>What the generator reported at least as a warning, then the C# compiler's errors and warnings.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>What the generator and the analyzers report, advice included, in the order of the source.</summary>
    public IReadOnlyList<Diagnostic> Findings =>
        [.. Compilation.WithAnalyzers(Analyzers).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult().Concat(Reported).OrderBy(d => d.Location.SourceSpan.Start)];

    private static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
    [
        .. typeof(NetworkGenerator).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>Generated texts by hint name: <c>Digits.DigitMlp.g.cs</c>.</summary>
    public IReadOnlyDictionary<string, string> Generated { get; }

    /// <summary>The only generated text.</summary>
    public string Text => Assert.Single(Generated).Value;

    /// <summary>Compiles sources in which nothing may be wrong.</summary>
    public static Compiled From(params string[] sources)
    {
        Compiled result = Tolerantly(sources);
        Assert.True(result.Diagnostics.IsEmpty, "Unexpected diagnostics:\n" + string.Join("\n", result.Diagnostics));
        return result;
    }

    /// <summary>The assembly of sources in which nothing may be wrong.</summary>
    public static Loaded Load(params string[] sources) => new(Assemblies.Of(string.Join("\0", sources), () => Loaded.Image(From(sources).Compilation)));

    /// <summary>Compiles sources that may be wrong. Generated code may still not be: it parses, and warnings in it fail the test.</summary>
    public static Compiled Tolerantly(params string[] sources) => Tolerantly(Sources.Compile(sources));

    /// <summary>Compiles what may be wrong and may reference more than the library.</summary>
    public static Compiled Tolerantly(CSharpCompilation compilation)
    {
        GeneratorDriver driver = Sources.Driver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation after, out ImmutableArray<Diagnostic> reported);
        GeneratorDriverRunResult run = driver.GetRunResult();

        foreach (GeneratorRunResult result in run.Results)
            Assert.True(result.Exception is null, result.Exception?.ToString());

        Compiled compiled = new((CSharpCompilation)after, run, reported);
        compiled.RefuseFlawsInGeneratedCode();
        return compiled;
    }

    /// <summary>The assembly in a context of its own, which disposing unloads.</summary>
    public Loaded Load() => new(Loaded.Image(Compilation));

    private void RefuseFlawsInGeneratedCode()
    {
        Diagnostic[] flaws = [.. Diagnostics.Except(Reported).Where(d => d.Location.SourceTree is { } tree && Run.GeneratedTrees.Contains(tree))];

        if (flaws.Length == 0)
            return;

        StringBuilder message = new("Generated code draws diagnostics:\n");
        foreach (Diagnostic flaw in flaws)
            message.Append(flaw).Append('\n');
        foreach (SyntaxTree tree in flaws.Select(f => f.Location.SourceTree!).Distinct())
            message.Append('\n').Append(tree.FilePath).Append('\n').Append(Numbered(tree.GetText().ToString()));

        Assert.Fail(message.ToString());
    }

    private static string Numbered(string text) =>
        string.Join("\n", text.Split('\n').Select((line, index) => $"{index + 1,5}  {line}"));
}
