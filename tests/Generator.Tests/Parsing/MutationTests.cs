using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Tests.Harness;
using NetCompiler.Generator.Tests.Hygiene;
using Xunit;

namespace NetCompiler.Generator.Tests.Parsing;

/// <summary>
/// Five thousand random edits of the samples' networks: the generator ends and throws nothing, and where C# finds nothing wrong with the user's own text,
/// it finds nothing wrong with the generated one.
/// </summary>
public partial class MutationTests
{
    private const int Edits = 5000, Shares = 10;

    /// <summary>Far more than any edit takes: it only turns a generator that never ends into a failure that shows the source.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly string[] Originals =
    [
        RobustnessTests.Sample,
        RobustnessTests.Short,
        RobustnessTests.Functions,
        // The shortest of each sample, and none of the zoo: a large network, compiled some hundred times, finds no more than a small one. Translate's share parts that are in a file of their own.
        .. Repository.Sources("samples").Where(file => !file.StartsWith("Zoo/", StringComparison.Ordinal) && !file.StartsWith("Translate/", StringComparison.Ordinal))
            .Select(file => (Sample: file.Split('/')[0], Text: File.ReadAllText(Repository.At("samples", file)))).Where(network => network.Text.Contains("\n[Network"))
            .GroupBy(network => network.Sample).Select(sample => sample.MinBy(network => network.Text.Length).Text),
    ];

    [Fact]
    public void Five_thousand_random_edits_are_survived()
    {
        Assert.All(Originals, original => Compiled.From(original));
        ConcurrentDictionary<string, bool> seen = [];
        int compiled = 0;

        Parallel.For(0, Shares, new ParallelOptions { MaxDegreeOfParallelism = 2 }, share =>
        {
            Random random = new(share);
            Editor[] editors = [.. Originals.Select(_ => new Editor(seen))];

            for (int i = 0; i < Edits / Shares; i++)
            {
                int original = random.Next(Originals.Length);
                if (editors[original].Survives(Mutation.Of(Originals[original], random)))
                    Interlocked.Increment(ref compiled);
            }
        });

        // An edit that spares the language is the interesting one: there must be many.
        Assert.True(compiled > Edits / 10, $"Only {compiled} of the edited sources were C#.");
    }

    /// <summary>A compilation and a driver that live from edit to edit, as in an editor.</summary>
    private sealed partial class Editor(ConcurrentDictionary<string, bool> seen)
    {
        private CSharpCompilation _compilation = Sources.Compile("");
        private GeneratorDriver _driver = Sources.Driver();

        /// <summary>Whether the source was C#, generated code and all; fails if only the generated code was not.</summary>
        public bool Survives(string source)
        {
            SyntaxTree tree = Sources.Tree(source, "Source0.cs");
            _compilation = _compilation.ReplaceSyntaxTree(_compilation.SyntaxTrees[0], tree);
            using CancellationTokenSource patience = new(Patience);

            try
            {
                _driver = _driver.RunGenerators(_compilation, patience.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail("The generator does not end on\n" + source);
            }

            GeneratorRunResult result = _driver.GetRunResult().Results.Single();
            Assert.True(result.Exception is null && result.Diagnostics.All(d => d.Id != Rules.Internal), $"{result.Exception}\n{string.Join("\n", result.Diagnostics)}\n{source}");

            CSharpCompilation whole = _compilation.AddSyntaxTrees(result.GeneratedSources.Select(generated => generated.SyntaxTree));
            if (tree.GetDiagnostics().Any(IsError) || whole.GetSemanticModel(tree).GetDiagnostics().Any(IsError))
                return false;

            foreach (GeneratedSourceResult generated in result.GeneratedSources.Where(g => seen.TryAdd(Number().Replace(g.SourceText.ToString(), "0"), true)))
            {
                Diagnostic[] flaws = [.. generated.SyntaxTree.GetDiagnostics(), .. whole.GetSemanticModel(generated.SyntaxTree).GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning)];
                Assert.True(flaws.Length == 0, $"Generated code does not compile:\n{string.Join("\n", flaws.Take(5).Select(d => d.ToString()))}\n{source}\n{generated.SourceText}");
            }

            return true;
        }

        /// <summary>A number of its own: code that differs in sizes alone compiles alike.</summary>
        [GeneratedRegex(@"(?<![\w.])\d+")]
        private static partial Regex Number();

        private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity is DiagnosticSeverity.Error;
    }
}
