using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetCompiler.Generator;

namespace NetCompiler.CodeFixes;

/// <summary>A fix that rewrites one layer, written as an attribute or as a call in Forward.</summary>
public abstract class LayerFix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (context.Diagnostics.Any(diagnostic => diagnostic.Properties.ContainsKey(Report.Elsewhere)))
            return;

        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;

        SyntaxNode? after =
            Written.Attribute(root, context.Span) is { } attribute ? Fix(root, attribute)
            : Written.Call(root, context.Span) is { } call ? Fix(root, call)
            : null;

        if (after is not null)
        {
            CodeAction action = CodeAction.Create(Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(after)), GetType().Name);
            context.RegisterCodeFix(action, context.Diagnostics.First());
        }
    }

    /// <summary>What the editor offers.</summary>
    private protected abstract string Title { get; }

    /// <summary>The file without the diagnostic, or null where no answer is sure to be right.</summary>
    private protected abstract SyntaxNode? Fix(SyntaxNode root, AttributeSyntax layer);

    /// <inheritdoc cref="Fix(SyntaxNode, AttributeSyntax)"/>
    private protected abstract SyntaxNode? Fix(SyntaxNode root, InvocationExpressionSyntax layer);
}
