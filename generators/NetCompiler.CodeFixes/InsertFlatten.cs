using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Operators;

namespace NetCompiler.CodeFixes;

/// <summary>
/// Makes a vector of what an operator gets that needs one.
/// <code>
/// before  [Input(1, 28, 28), Dense(10)]              image.Dense(10)
/// after   [Input(1, 28, 28), Flatten, Dense(10)]     image.Flatten().Dense(10)
/// </code>
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InsertFlatten)), Shared]
public sealed class InsertFlatten : LayerFix
{
    private const string Flatten = nameof(Flatten);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.NeedsVector];

    private protected override string Title => "Put Flatten before it";

    private protected override SyntaxNode? Fix(SyntaxNode root, AttributeSyntax layer)
    {
        if (layer.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type || IsLossElsewhere(type, layer))
            return null;

        var list = (AttributeListSyntax)layer.Parent!;
        AttributeSyntax flatten = SyntaxFactory.Attribute(SyntaxFactory.IdentifierName(Flatten));
        SyntaxToken comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        SyntaxNodeOrTokenList attributes = list.Attributes.GetWithSeparators();
        int at = attributes.IndexOf(layer);

        return root.ReplaceNode(list, list.WithAttributes(SyntaxFactory.SeparatedList<AttributeSyntax>(
            attributes.Replace(layer, layer.WithoutLeadingTrivia()).InsertRange(at, [flatten.WithLeadingTrivia(layer.GetLeadingTrivia()), comma]))));
    }

    private protected override SyntaxNode? Fix(SyntaxNode root, InvocationExpressionSyntax layer)
    {
        ExpressionSyntax receiver = Written.Receiver(layer);

        // The trivia behind the receiver (a line break before the dot) goes behind the new call.
        ExpressionSyntax flat = SyntaxFactory.InvocationExpression(SyntaxFactory.MemberAccessExpression(
            SyntaxKind.SimpleMemberAccessExpression, receiver.WithoutTrailingTrivia(), SyntaxFactory.IdentifierName(Flatten)));

        return root.ReplaceNode(receiver, flat.WithTrailingTrivia(receiver.GetTrailingTrivia()));
    }

    /// <summary>A loss takes what the last layer gives: here is the place only behind all layers, and in a class whose layers are attributes.</summary>
    private static bool IsLossElsewhere(TypeDeclarationSyntax type, AttributeSyntax layer) =>
        Catalog.Loss(Name(layer)) is not null
        && (type.Members.OfType<MethodDeclarationSyntax>().Any(m => m.Identifier.Text == "Forward")
            || type.AttributeLists.SelectMany(list => list.Attributes).Any(other => other.SpanStart > layer.SpanStart && Catalog.Operator(Name(other)) is not null));

    private static string Name(AttributeSyntax attribute) => attribute.Name is SimpleNameSyntax name ? name.Identifier.Text : attribute.Name.ToString().Split('.').Last();
}
