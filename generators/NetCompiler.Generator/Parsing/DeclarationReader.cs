using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Infrastructure;

namespace NetCompiler.Generator.Parsing;

/// <summary>The class around a network: where its generated part belongs, and whether it can have one.</summary>
internal static class DeclarationReader
{
    private static readonly SymbolDisplayFormat Qualified = SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    /// <summary>Half-typed code has types and namespaces without a name.</summary>
    public static bool IsNamed(INamedTypeSymbol type)
    {
        for (ISymbol? symbol = type; symbol is not null and not INamespaceSymbol { IsGlobalNamespace: true }; symbol = symbol.ContainingSymbol)
        {
            if (symbol is INamespaceOrTypeSymbol && !SyntaxFacts.IsValidIdentifier(symbol.Name))
                return false;
        }

        return true;
    }

    public static Declaration Read(INamedTypeSymbol type, DeclarationForm form) => new(
        type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString(Qualified) : "",
        Containers(type).Select(Header).Reverse().ToEquatableArray(),
        Escaped(type.Name),
        SyntaxFacts.GetText(type.DeclaredAccessibility),
        form)
    {
        Members = type.GetMembers().Where(m => !m.IsImplicitlyDeclared).Select(m => m.Name).Distinct().OrderBy(name => name, System.StringComparer.Ordinal).ToEquatableArray(),
        Hiding = LibraryTypes.Named.Concat(LibraryTypes.NamedBySome).Where(name => Around(type).Any(around => !around.GetTypeMembers(name, 0).IsEmpty)).ToEquatableArray(),
        IsDocumented = type.DeclaringSyntaxReferences.Any(part => HasDocumentation(part.GetSyntax())),
    };

    /// <summary>The types and namespaces in which C# looks for a name before it looks into what is imported.</summary>
    private static IEnumerable<INamespaceOrTypeSymbol> Around(INamedTypeSymbol type)
    {
        for (INamespaceOrTypeSymbol? around = type.ContainingSymbol as INamespaceOrTypeSymbol; around is not null; around = around.ContainingSymbol as INamespaceOrTypeSymbol)
            yield return around;
    }

    /// <summary>Asked of the text, because builds without a documentation file take it for ordinary comments.</summary>
    private static bool HasDocumentation(SyntaxNode part) => part.GetLeadingTrivia().Any(trivia =>
        trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineDocumentationCommentTrivia)
        || trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) && trivia.ToString().StartsWith("///", System.StringComparison.Ordinal));

    /// <summary>Reports why the class cannot be extended by a generated part.</summary>
    public static void Check(TypeDeclarationSyntax syntax, INamedTypeSymbol type, SpecBuilder spec)
    {
        if (!IsPartial(syntax))
            spec.Report(Rules.NotPartial, $"'{type.Name}' is not partial, so the compiler cannot write its passes. Write 'partial class {type.Name}'.", new Origin(syntax.Identifier.GetLocation()));

        CheckContainers(syntax, spec);
        CheckKind(syntax, type, spec);
        CheckBase(syntax, type, spec);
    }

    private static void CheckContainers(TypeDeclarationSyntax syntax, SpecBuilder spec)
    {
        foreach (TypeDeclarationSyntax container in syntax.Ancestors().OfType<TypeDeclarationSyntax>())
        {
            if (!IsPartial(container))
                spec.Report(Rules.Container, $"'{container.Identifier.Text}' contains a network and is not partial. Add 'partial', or move the network out.", new Origin(container.Identifier.GetLocation()));
            else if (container.TypeParameterList is not null)
                spec.Report(Rules.Container, $"'{container.Identifier.Text}' is generic and contains a network. Move the network out.", new Origin(container.Identifier.GetLocation()));
        }
    }

    private static void CheckKind(TypeDeclarationSyntax syntax, INamedTypeSymbol type, SpecBuilder spec)
    {
        (string Kind, string Remedy)? other =
            type.IsRecord ? ("a record", "Write 'class' instead of 'record'.")
            : type.IsStatic ? ("static", "Remove 'static'.")
            : type.IsAbstract ? ("abstract", "Remove 'abstract'.")
            : type.TypeParameters.Length > 0 ? ("generic", "Remove its type parameters: sizes are constants.")
            : Containers(type).Append(type).Any(t => t.IsFileLocal) ? ("local to its file", "Remove 'file'.")
            : null;

        if (other is var (kind, remedy))
            spec.Report(Rules.ClassKind, $"A network is an ordinary class, but '{type.Name}' is {kind}. {remedy}", new Origin(syntax.Identifier.GetLocation()));

        foreach (IMethodSymbol constructor in type.InstanceConstructors)
        {
            SyntaxNode? written = constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();

            if (written is TypeDeclarationSyntax { ParameterList: { } primary })
                spec.Report(Rules.ClassKind, $"'{type.Name}' has a primary constructor, but the compiler writes the constructor, from a seed. Remove it, and write a constructor that calls this(seed).", new Origin(primary.GetLocation()));
            else if (written is ConstructorDeclarationSyntax own && constructor.Parameters.Length == 1 && constructor.Parameters[0].Type.SpecialType is SpecialType.System_UInt64)
                spec.Report(Rules.ClassKind, $"'{type.Name}' declares the constructor from a seed that the compiler writes. Give it other parameters, and let it call this(seed).", new Origin(own.Identifier.GetLocation()));
        }
    }

    private static void CheckBase(TypeDeclarationSyntax syntax, INamedTypeSymbol type, SpecBuilder spec)
    {
        if (type.IsRecord || type.BaseType is not { SpecialType: not SpecialType.System_Object } other || KnownTypes.Is(other, KnownTypes.Network))
            return;

        if (other.TypeKind is TypeKind.Error)
        {
            spec.NotCSharp();
            return;
        }

        SyntaxNode? written = syntax.BaseList?.Types.FirstOrDefault();
        spec.Report(Rules.OtherBase, $"'{type.Name}' derives from '{other.Name}', but a network derives from NetCompiler.Network. Hold the other object in a property.", new Origin(written?.GetLocation() ?? syntax.Identifier.GetLocation()));
    }

    private static bool IsPartial(TypeDeclarationSyntax syntax) => syntax.Modifiers.Any(SyntaxKind.PartialKeyword);

    private static IEnumerable<INamedTypeSymbol> Containers(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
            yield return container;
    }

    private static string Header(INamedTypeSymbol type)
    {
        string kind = (type.TypeKind, type.IsRecord) switch
        {
            (TypeKind.Interface, _) => "interface",
            (TypeKind.Struct, true) => "record struct",
            (TypeKind.Struct, false) => "struct",
            (_, true) => "record",
            _ => "class",
        };

        return $"partial {kind} {Escaped(type.Name)}";
    }

    private static string Escaped(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;
}
