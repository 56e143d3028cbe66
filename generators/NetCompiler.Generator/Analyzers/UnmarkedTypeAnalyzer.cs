using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Parsing;

namespace NetCompiler.Generator.Analyzers;

/// <summary>A type marked <c>[Blocks]</c> that names one of its own project which is not: in other projects it would not compile.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnmarkedTypeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.Descriptor(Rules.UnmarkedType)];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(Check, SyntaxKind.ClassDeclaration, SyntaxKind.StructDeclaration, SyntaxKind.RecordDeclaration, SyntaxKind.RecordStructDeclaration, SyntaxKind.InterfaceDeclaration);
    }

    private static void Check(SyntaxNodeAnalysisContext context)
    {
        if (context.SemanticModel.GetDeclaredSymbol(context.Node, context.CancellationToken) is not INamedTypeSymbol type || KnownTypes.AttributeOf(type, KnownTypes.Blocks) is null)
            return;

        // The library's own blocks are compiled beside its declarations, which every network's project has.
        if (type.ContainingAssembly.GetTypeByMetadataName(KnownTypes.TensorType) is not null)
            return;

        foreach (SimpleNameSyntax name in context.Node.DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (Named(context.SemanticModel.GetSymbolInfo(name, context.CancellationToken).Symbol, name) is not { } other || IsMarked(other) || !SymbolEqualityComparer.Default.Equals(other.ContainingAssembly, type.ContainingAssembly))
                continue;

            context.ReportDiagnostic(Diagnostic.Create(
                Rules.Descriptor(Rules.UnmarkedType), name.GetLocation(),
                $"'{other.Name}' is not marked [Blocks], so '{type.Name}' could not be compiled in another project. Mark it too, or do without it."));
        }
    }

    /// <summary>The type that a name stands for, or whose extension method it is. Of <c>Type.Member</c> the type says it.</summary>
    private static INamedTypeSymbol? Named(ISymbol? symbol, SimpleNameSyntax name) => symbol switch
    {
        INamedTypeSymbol type => type.OriginalDefinition,
        IMethodSymbol { ReducedFrom: not null } extension => extension.ContainingType,
        { IsStatic: true, ContainingType: { } container } when !(name.Parent is MemberAccessExpressionSyntax access && access.Name == name) => container.OriginalDefinition,
        _ => null,
    };

    private static bool IsMarked(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? around = type; around is not null; around = around.ContainingType)
        {
            if (KnownTypes.AttributeOf(around, KnownTypes.Blocks) is not null)
                return true;
        }

        return false;
    }
}
