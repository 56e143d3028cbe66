using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace NetCompiler.Generator.Tests.Hygiene;

/// <summary>Which stage of the compiler may know which: read off the types that each source file names, held to a table.</summary>
public sealed class StageDependencies
{
    private const string Roslyn = "Roslyn", Root = "Root", Namespace = "NetCompiler.Generator";

    /// <summary>A stage uses just these: one more is a decision to take here, one fewer shortens the table.</summary>
    private static readonly Dictionary<string, string[]> Uses = new()
    {
    };

    [Fact]
    public void A_stage_uses_the_stages_in_its_line_of_the_table_and_no_others()
    {
        Dictionary<string, SortedSet<string>> found = Found();
        string expected = Table(Uses.Select(u => (u.Key, (IEnumerable<string>)u.Value)));
        string actual = Table(found.Select(f => (f.Key, (IEnumerable<string>)f.Value)));
        Assert.Equal(expected, actual);
    }

    private static string Table(IEnumerable<(string Stage, IEnumerable<string> Uses)> lines) =>
        string.Join("\n", lines.OrderBy(l => l.Stage, StringComparer.Ordinal).Select(l => $"{l.Stage}: {string.Join(", ", l.Uses.Order(StringComparer.Ordinal))}"));

    private static Dictionary<string, SortedSet<string>> Found()
    {
        string[] files = [.. Repository.Sources("generators", "NetCompiler.Generator")];
        SyntaxTree[] trees = [.. files.Select(file => CSharpSyntaxTree.ParseText(
            File.ReadAllText(Repository.At("generators", "NetCompiler.Generator", file)), new CSharpParseOptions(LanguageVersion.Latest), file))];
        MetadataReference[] references = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)))
            .Select(path => MetadataReference.CreateFromFile(path))];
        CSharpCompilation compilation = CSharpCompilation.Create("Generator", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Dictionary<string, SortedSet<string>> found = [];

        foreach (SyntaxTree tree in trees)
        {
            string stage = tree.FilePath.Contains('/') ? tree.FilePath.Split('/')[0] : Root;
            SortedSet<string> uses = found.TryGetValue(stage, out SortedSet<string>? known) ? known : found[stage] = new(StringComparer.Ordinal);
            SemanticModel model = compilation.GetSemanticModel(tree);

            foreach (SimpleNameSyntax name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                if (model.GetSymbolInfo(name).Symbol is { } symbol and not INamespaceSymbol && StageOf(symbol) is { } other && other != stage)
                    uses.Add(other);
            }
        }

        return found;
    }

    private static string? StageOf(ISymbol symbol)
    {
        string @namespace = symbol.ContainingNamespace?.ToDisplayString() ?? "";

        return @namespace.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) ? Roslyn
            : @namespace == Namespace ? Root
            : @namespace.StartsWith(Namespace + ".", StringComparison.Ordinal) ? @namespace[(Namespace.Length + 1)..].Split('.')[0]
            : null;
    }
}
