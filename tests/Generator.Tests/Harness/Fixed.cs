using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using NetCompiler.CodeFixes;
using Xunit;

namespace NetCompiler.Generator.Tests.Harness;

/// <summary>A source after a code fix, as an editor applies it.</summary>
internal static class Fixed
{
    private static readonly CodeFixProvider[] Providers =
    [
        .. typeof(MakePartial).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    /// <summary>The source with the first diagnostic of that id fixed; null where no fix is offered.</summary>
    public static async Task<string?> First(string id, string source)
    {
        (Document document, ImmutableArray<Diagnostic> found) = Open(id, source);
        return await Offered(document, found[0]) is { } action ? await After(action, document) : null;
    }

    /// <summary>The source with all of them fixed at once.</summary>
    public static async Task<string> All(string id, string source)
    {
        (Document document, ImmutableArray<Diagnostic> found) = Open(id, source);
        CodeFixProvider provider = ProviderOf(id);
        CodeAction first = (await Offered(document, found[0]))!;
        FixAllContext context = new(document, provider, FixAllScope.Document, first.EquivalenceKey!, [id], new Given(found), CancellationToken.None);

        return await After((await provider.GetFixAllProvider()!.GetFixAsync(context))!, document);
    }

    private static CodeFixProvider ProviderOf(string id) => Assert.Single(Providers, provider => provider.FixableDiagnosticIds.Contains(id));

    /// <summary>The source as a document, and what is reported in it, at its places there.</summary>
    private static (Document Document, ImmutableArray<Diagnostic> Found) Open(string id, string source)
    {
        AdhocWorkspace workspace = new();
        Document document = workspace.AddProject("Sample", LanguageNames.CSharp).AddDocument("Source0.cs", SourceText.From(source));
        SyntaxTree tree = document.GetSyntaxTreeAsync().GetAwaiter().GetResult()!;

        Diagnostic[] found = [.. Compiled.Tolerantly(source).Findings
            .Where(d => d.Id == id)
            .Select(d => Diagnostic.Create(d.Descriptor, Location.Create(tree, d.Location.SourceSpan), d.Properties, d.GetMessage()))];

        Assert.NotEmpty(found);
        return (document, [.. found]);
    }

    private static async Task<CodeAction?> Offered(Document document, Diagnostic diagnostic)
    {
        List<CodeAction> actions = [];
        await ProviderOf(diagnostic.Id).RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions.SingleOrDefault();
    }

    private static async Task<string> After(CodeAction action, Document document)
    {
        ApplyChangesOperation change = Assert.IsType<ApplyChangesOperation>(Assert.Single(await action.GetOperationsAsync(CancellationToken.None)));
        return (await change.ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }

    /// <summary>What an editor has found, for fixing all of it.</summary>
    private sealed class Given(ImmutableArray<Diagnostic> found) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken token) => Task.FromResult<IEnumerable<Diagnostic>>(found);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken token) => Task.FromResult<IEnumerable<Diagnostic>>(found);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken token) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
