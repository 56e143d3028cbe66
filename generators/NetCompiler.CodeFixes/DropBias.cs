using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetCompiler.Generator.Diagnostics;

namespace NetCompiler.CodeFixes;

/// <summary>
/// Switches off a bias that batch normalisation takes away again.
/// <code>
/// before  [Dense(64), BatchNorm]                   x.Dense(64).BatchNorm()
/// after   [Dense(64, Bias = false), BatchNorm]     x.Dense(64, bias: false).BatchNorm()
/// </code>
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DropBias)), Shared]
public sealed class DropBias : LayerFix
{
    private static readonly LiteralExpressionSyntax False = SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression);
    private static readonly SyntaxToken Comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.BiasBeforeNorm];

    private protected override string Title => "Switch the bias off";

    private protected override SyntaxNode? Fix(SyntaxNode root, AttributeSyntax layer)
    {
        // Without its number of units the layer would not have been compiled.
        AttributeArgumentListSyntax arguments = layer.ArgumentList!;

        if (arguments.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.Text == "Bias") is { } written)
            return root.ReplaceNode(written.Expression, False);

        AttributeArgumentSyntax bias = SyntaxFactory.AttributeArgument(False).WithNameEquals(
            SyntaxFactory.NameEquals(SyntaxFactory.IdentifierName("Bias"), SyntaxFactory.Token(SyntaxKind.EqualsToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space)));

        return root.ReplaceNode(arguments, arguments.WithArguments(SyntaxFactory.SeparatedList<AttributeArgumentSyntax>(arguments.Arguments.GetWithSeparators().AddRange([Comma, bias]))));
    }

    private protected override SyntaxNode? Fix(SyntaxNode root, InvocationExpressionSyntax layer)
    {
        // By name, or second.
        ArgumentSyntax? written = layer.ArgumentList.Arguments.FirstOrDefault(a => a.NameColon?.Name.Identifier.Text == "bias")
            ?? layer.ArgumentList.Arguments.Skip(1).Take(1).FirstOrDefault(a => a.NameColon is null);

        if (written is not null)
            return root.ReplaceNode(written.Expression, False.WithTriviaFrom(written.Expression));

        ArgumentSyntax bias = SyntaxFactory.Argument(False).WithNameColon(SyntaxFactory.NameColon("bias").WithTrailingTrivia(SyntaxFactory.Space));

        return root.ReplaceNode(layer.ArgumentList, layer.ArgumentList.WithArguments(SyntaxFactory.SeparatedList<ArgumentSyntax>(layer.ArgumentList.Arguments.GetWithSeparators().AddRange([Comma, bias]))));
    }
}
