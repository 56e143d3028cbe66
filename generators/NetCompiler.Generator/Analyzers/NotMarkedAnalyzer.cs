using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Parsing;

namespace NetCompiler.Generator.Analyzers;

/// <summary>Layers or losses on a class without <c>[Network]</c>: nothing is compiled, and nothing would say so.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NotMarkedAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.Descriptor(Rules.NotMarked)];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Check, SymbolKind.NamedType);
    }

    private static void Check(SymbolAnalysisContext context)
    {
        ImmutableArray<AttributeData> attributes = context.Symbol.GetAttributes();

        if (attributes.Any(a => a.AttributeClass is null or { TypeKind: TypeKind.Error } || KnownTypes.MarksNetwork(a)))
            return;

        if (attributes.FirstOrDefault(IsPartOfNetwork) is { ApplicationSyntaxReference: { } written, AttributeClass.Name: var name })
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.Descriptor(Rules.NotMarked),
                Location.Create(written.SyntaxTree, written.Span),
                $"{name.Replace("Attribute", "")} stands on '{context.Symbol.Name}', which is not marked as a network, so it does nothing. Put [Network] on the class."));
        }
    }

    private static bool IsPartOfNetwork(AttributeData attribute) =>
        KnownTypes.Is(attribute.AttributeClass, KnownTypes.Input) || KnownTypes.Is(attribute.AttributeClass?.BaseType, KnownTypes.Layer) || KnownTypes.Is(attribute.AttributeClass?.BaseType, KnownTypes.Loss);
}
