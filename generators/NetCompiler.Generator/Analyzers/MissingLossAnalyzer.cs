using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Parsing;

namespace NetCompiler.Generator.Analyzers;

/// <summary>A network that declares no loss is trained or measured: the call throws at run time.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingLossAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableHashSet<string> NeedLoss = ["Fit", "Gradients", "Evaluate"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.Descriptor(Rules.MissingLoss)];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(Check, OperationKind.Invocation);
    }

    private static void Check(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;

        if (!NeedLoss.Contains(call.TargetMethod.Name) || !KnownTypes.Is(call.TargetMethod.ContainingType, KnownTypes.Network))
            return;

        // Only of a class that is compiled here is it known that it has none: another assembly's may declare it out of sight.
        if (call.Instance?.Type is not INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: false } network || !network.GetAttributes().Any(KnownTypes.MarksNetwork) || HasLoss(network))
            return;

        Location place = call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } ? access.Name.GetLocation() : call.Syntax.GetLocation();
        context.ReportDiagnostic(Diagnostic.Create(
            Rules.Descriptor(Rules.MissingLoss),
            place,
            $"{network.Name} has no loss, so {call.TargetMethod.Name} has nothing to minimise or to measure. Declare one on the class, such as [SoftmaxCrossEntropy] or [MeanSquaredError]."));
    }

    /// <summary>Half-typed attributes may be one.</summary>
    private static bool HasLoss(INamedTypeSymbol network) =>
        network.GetAttributes().Any(a => a.AttributeClass is null or { TypeKind: TypeKind.Error } || KnownTypes.Is(a.AttributeClass.BaseType, KnownTypes.Loss))
        || network.GetMembers(KnownTypes.LossMethod).Any(member => member is IMethodSymbol { IsStatic: true });
}
