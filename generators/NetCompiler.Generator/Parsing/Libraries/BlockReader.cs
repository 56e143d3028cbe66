using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetCompiler.Generator.Infrastructure;

namespace NetCompiler.Generator.Parsing.Libraries;

/// <summary>
/// Takes the text of a marked type out of its files, for networks of other projects:
/// <code>
/// before   using A;  namespace N;  [Blocks] static class Residuals { … }  class Other { … }
/// after    using A;  namespace N { #line … static class Residuals { … } }
/// </code>
/// </summary>
internal static class BlockReader
{
    public static bool IsCandidate(SyntaxNode node, CancellationToken token) => node is BaseTypeDeclarationSyntax;

    /// <summary>All parts of the type; none of one inside another marked type, whose text holds it.</summary>
    public static EquatableArray<BlockText> Read(GeneratorAttributeSyntaxContext context, CancellationToken token)
    {
        for (INamedTypeSymbol? outer = context.TargetSymbol.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            if (KnownTypes.AttributeOf(outer, KnownTypes.Blocks) is not null)
                return [];
        }

        string[] globals = [.. context.SemanticModel.Compilation.SyntaxTrees.SelectMany(tree => GlobalUsings(tree, token)).Distinct().OrderBy(u => u, System.StringComparer.Ordinal)];

        return context.TargetSymbol.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(token))
            .OfType<BaseTypeDeclarationSyntax>()
            .Select(part => new BlockText(Path.GetFileName(part.SyntaxTree.FilePath), Text(part, globals)))
            .OrderBy(part => part.File, System.StringComparer.Ordinal)
            .ToEquatableArray();
    }

    private static IEnumerable<string> GlobalUsings(SyntaxTree tree, CancellationToken token) =>
        ((CompilationUnitSyntax)tree.GetRoot(token)).Usings.Where(u => !u.GlobalKeyword.IsKind(SyntaxKind.None)).Select(u => u.WithGlobalKeyword(default).ToString().Trim());

    private static string Text(BaseTypeDeclarationSyntax type, string[] globals)
    {
        var unit = (CompilationUnitSyntax)type.SyntaxTree.GetRoot();
        StringBuilder text = new();
        int open = 0;

        foreach (string symbol in Symbols(type))
            text.Append("#define ").Append(symbol).Append('\n');

        foreach (string line in unit.Externs.Select(e => e.ToString()).Concat(globals).Concat(unit.Usings.Where(u => u.GlobalKeyword.IsKind(SyntaxKind.None)).Select(u => u.ToString())).Distinct())
            text.Append(line).Append('\n');

        foreach (MemberDeclarationSyntax around in type.Ancestors().OfType<MemberDeclarationSyntax>().Reverse())
        {
            if (around is BaseNamespaceDeclarationSyntax space)
                Open("namespace " + space.Name, space.Usings.Select(u => u.ToString()));
            else if (around is TypeDeclarationSyntax outer)
                Open("partial " + Keyword(outer) + " " + outer.Identifier.Text + outer.TypeParameterList, []);
        }

        text.Append("#line ").Append(type.GetLocation().GetLineSpan().StartLinePosition.Line + 1).Append(" \"").Append(Path.GetFileName(type.SyntaxTree.FilePath)).Append("\"\n");
        text.Append(type.ToString().Replace("\r\n", "\n")).Append('\n').Append('}', open);
        return text.ToString();

        void Open(string header, IEnumerable<string> usings)
        {
            text.Append(header).Append(" {\n");
            open++;

            foreach (string line in usings)
                text.Append(line).Append('\n');
        }
    }

    private static string Keyword(TypeDeclarationSyntax type) =>
        type is RecordDeclarationSyntax { ClassOrStructKeyword.RawKind: not 0 } record ? "record " + record.ClassOrStructKeyword.Text : type.Keyword.Text;

    /// <summary>What the text's <c>#if</c> directives ask for and this project defines.</summary>
    private static IEnumerable<string> Symbols(BaseTypeDeclarationSyntax type)
    {
        if (!type.ContainsDirectives)
            return [];

        string written = type.ToString();
        return ((CSharpParseOptions)type.SyntaxTree.Options).PreprocessorSymbolNames.Where(written.Contains).OrderBy(symbol => symbol, System.StringComparer.Ordinal);
    }
}
