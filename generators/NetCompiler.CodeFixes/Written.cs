using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NetCompiler.CodeFixes;

/// <summary>The layer that a diagnostic stands on, or on an argument of: an attribute, or a call in Forward.</summary>
internal static class Written
{
    public static AttributeSyntax? Attribute(SyntaxNode root, TextSpan span) => root.FindNode(span).FirstAncestorOrSelf<AttributeSyntax>();

    /// <summary>Of a chain the call whose own part is marked, or whose argument is.</summary>
    public static InvocationExpressionSyntax? Call(SyntaxNode root, TextSpan span) => root.FindNode(span, getInnermostNodeForTie: true)
        .AncestorsAndSelf()
        .OfType<InvocationExpressionSyntax>()
        .FirstOrDefault(call => call.Expression is MemberAccessExpressionSyntax access && (access.Name.SpanStart == span.Start && call.Span.End == span.End || call.ArgumentList.Span.Contains(span)));

    /// <summary>What stands before the dot.</summary>
    public static ExpressionSyntax Receiver(InvocationExpressionSyntax call) => ((MemberAccessExpressionSyntax)call.Expression).Expression;
}
