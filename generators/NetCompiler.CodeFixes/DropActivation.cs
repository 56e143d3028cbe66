using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetCompiler.Generator.Diagnostics;

namespace NetCompiler.CodeFixes;

/// <summary>
/// Leaves out an activation that the loss applies itself, or that keeps it from its outputs.
/// <code>
/// before  [Dense(10), Softmax, SoftmaxCrossEntropy]     h.Dense(10).Softmax()
/// after   [Dense(10), SoftmaxCrossEntropy]              h.Dense(10)
/// </code>
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DropActivation)), Shared]
public sealed class DropActivation : LayerFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.DoubleActivation, Rules.OneSidedOutput];

    private protected override string Title => "Leave the activation out";

    private protected override SyntaxNode? Fix(SyntaxNode root, AttributeSyntax layer)
    {
        var list = (AttributeListSyntax)layer.Parent!;
        SyntaxNode whole = list.Attributes.Count == 1 ? list : layer;
        return root.RemoveNode(whole, SyntaxRemoveOptions.KeepUnbalancedDirectives);
    }

    private protected override SyntaxNode? Fix(SyntaxNode root, InvocationExpressionSyntax layer) =>
        root.ReplaceNode(layer, Written.Receiver(layer).WithTrailingTrivia(layer.GetTrailingTrivia()));
}
