using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetCompiler.Generator.Tests.Harness;

/// <summary>Random edits of a source, as careless typing makes them.</summary>
internal static class Mutation
{
    private static readonly string[] Junk =
    [
        "", ".", "(", ")", "{", "}", ";", "x", "null", "0", "-1", "int.MaxValue", "default", "?", "=>", "new", "ref ", "await ", "foreach", "while(true)", "throw ", "x.",
        "Tensor", "\"", "$\"{", "1/0", "[..", "is", "switch", "dynamic", "typeof(int)", "stackalloc int[3]", "from i in x select i", "checked(", "&x", "this", "base", "<T>",
        "goto a;", "yield return x;", "/*", "#if X", "async ", "unsafe{", "2147483647", "1e30f", "99999999999", "static ", "[Network]", "[Input(1)]", "partial ", "abstract ",
    ];

    /// <summary>The source after one to three edits: of whole attributes, arguments and statements, after which it is often C# still, or of tokens, after which it seldom is.</summary>
    public static string Of(string source, Random random)
    {
        bool isRough = random.Next(3) == 0;

        for (int edits = random.Next(1, 4); edits > 0; edits--)
            source = isRough ? Mutated(source, random) : Rearranged(source, random);

        return source;
    }

    /// <summary>Removes, copies or exchanges whole pieces of the language, or changes a number or a name.</summary>
    private static string Rearranged(string source, Random random)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(source, Sources.ParseOptions).GetRoot();
        SyntaxNode[] pieces = [.. root.DescendantNodes().Where(n => n is AttributeListSyntax or AttributeSyntax or AttributeArgumentSyntax or ArgumentSyntax or StatementSyntax or FieldDeclarationSyntax or MethodDeclarationSyntax)];
        SyntaxToken[] words = [.. root.DescendantTokens().Where(t => t.IsKind(SyntaxKind.NumericLiteralToken) || t.IsKind(SyntaxKind.IdentifierToken))];

        if (pieces.Length == 0)
            return source;

        SyntaxNode piece = pieces[random.Next(pieces.Length)], other = pieces.Where(p => p.RawKind == piece.RawKind).ElementAt(random.Next(pieces.Count(p => p.RawKind == piece.RawKind)));
        SyntaxToken word = words[random.Next(words.Length)], otherWord = words[random.Next(words.Length)];

        return random.Next(6) switch
        {
            0 when piece is StatementSyntax => source.Remove(piece.SpanStart, piece.Span.Length).Insert(piece.SpanStart, ";"),
            0 => root.RemoveNode(piece is AttributeSyntax { Parent: AttributeListSyntax { Attributes.Count: 1 } list } ? list : piece, SyntaxRemoveOptions.KeepNoTrivia)?.ToFullString() ?? source,
            1 => source.Insert(piece.Span.End, (piece is AttributeSyntax or ArgumentSyntax or AttributeArgumentSyntax ? ", " : " ") + piece),
            2 when !piece.Span.IntersectsWith(other.Span) => root.ReplaceNodes([piece, other], (node, _) => node == piece ? other : piece).ToFullString(),
            3 => source.Remove(word.SpanStart, word.Span.Length).Insert(word.SpanStart, otherWord.Text),
            _ => Numbers(words) is { Length: > 0 } numbers && numbers[random.Next(numbers.Length)] is var number
                ? source.Remove(number.SpanStart, number.Span.Length).Insert(number.SpanStart, Sizes[random.Next(Sizes.Length)])
                : source,
        };
    }

    private static readonly string[] Sizes = ["0", "1", "2", "3", "7", "16", "17", "100", "-1", "0.5", "100000"];

    private static SyntaxToken[] Numbers(SyntaxToken[] words) => [.. words.Where(word => word.IsKind(SyntaxKind.NumericLiteralToken))];

    /// <summary>Removes, replaces, inserts, copies or truncates at a token.</summary>
    private static string Mutated(string source, Random random)
    {
        SyntaxToken[] tokens = CSharpSyntaxTree.ParseText(source, Sources.ParseOptions).GetRoot().DescendantTokens().Where(t => t.Span.Length > 0).ToArray();
        if (tokens.Length == 0)
            return source;

        SyntaxToken at = tokens[random.Next(tokens.Length)], other = tokens[random.Next(tokens.Length)];
        string junk = Junk[random.Next(Junk.Length)];
        string without = source.Remove(at.SpanStart, at.Span.Length);

        return random.Next(7) switch
        {
            0 => without,
            1 => without.Insert(at.SpanStart, junk),
            2 => source.Insert(at.SpanStart, junk + " "),
            3 => without.Insert(at.SpanStart, other.Text),
            4 => source.Remove(at.SpanStart, Math.Min(random.Next(1, 200), source.Length - at.SpanStart)),
            5 => source[..at.SpanStart],
            _ => at.IsKind(SyntaxKind.NumericLiteralToken) ? without.Insert(at.SpanStart, random.Next(3) switch { 0 => "0", 1 => "-7", _ => "1000000000" }) : source.Insert(other.SpanStart, at.Text + " "),
        };
    }
}
