using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Parsing;

namespace NetCompiler.Generator.Analyzers;

/// <summary>
/// A call of what describes a network, such as Forward, from code that runs. A tensor exists only while the compiler evaluates a Forward, so such a call can only fail.
/// Code that has itself a tensor in its signature, in a function around it or in a field of its class is part of a description.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RunTimeTensorAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.Descriptor(Rules.RunTimeTensor)];

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

        if (!Describes(call.TargetMethod) && !KnownTypes.IsTensor(call.TargetMethod.ContainingType) || IsInDescription(call, context.ContainingSymbol))
            return;

        context.ReportDiagnostic(Diagnostic.Create(
            Rules.Descriptor(Rules.RunTimeTensor),
            call.Syntax.GetLocation(),
            $"{call.TargetMethod.Name} describes a network to the compiler and cannot run. Make an object of the network's class and call its Predict, Fit or Evaluate."));
    }

    private static bool IsInDescription(IOperation operation, ISymbol member)
    {
        for (IOperation? around = operation; around is not null; around = around.Parent)
        {
            if (around is IAnonymousFunctionOperation { Symbol: var lambda } && Describes(lambda) || around is ILocalFunctionOperation { Symbol: var local } && Describes(local))
                return true;
        }

        return KnownTypes.IsTensor(member.ContainingType)
            || member is IMethodSymbol method && Describes(method)
            || member is IFieldSymbol field && Mentions(field.Type)
            || member is IPropertySymbol property && Mentions(property.Type)
            || member.ContainingType is { } type && type.GetMembers().Any(m => m is IFieldSymbol { Type: var held } && Mentions(held));
    }

    private static bool Describes(IMethodSymbol method) => Mentions(method.ReturnType) || method.Parameters.Any(p => Mentions(p.Type));

    /// <summary>Whether it is a tensor, or made of them: an array, a tuple, a list, a function.</summary>
    private static bool Mentions(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Mentions(array.ElementType),
        INamedTypeSymbol named => KnownTypes.IsTensor(named) || named.TypeArguments.Any(Mentions) || named.DelegateInvokeMethod is { } function && !named.IsGenericType && Describes(function),
        _ => false,
    };
}
