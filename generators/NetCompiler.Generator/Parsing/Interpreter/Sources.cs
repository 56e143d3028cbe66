using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using LibrarySource = NetCompiler.Generator.Parsing.Libraries.Library;

namespace NetCompiler.Generator.Parsing.Interpreter;

/// <summary>Where the source of what is called stands: in this project, or in the assembly of another that marks it <c>[Blocks]</c>.</summary>
internal sealed partial class Evaluator
{
    private IMethodSymbol Sourced(IMethodSymbol method)
    {
        if (_bodies.Sourced(method.OriginalDefinition) is not IMethodSymbol sourced || SymbolEqualityComparer.Default.Equals(sourced, method.OriginalDefinition))
            return method;

        return sourced.TypeParameters.Length == method.TypeArguments.Length && sourced.IsGenericMethod ? sourced.Construct([.. method.TypeArguments]) : sourced;
    }

    private bool HasSource(IMethodSymbol? method) => method is not null && !Sourced(method).OriginalDefinition.DeclaringSyntaxReferences.IsEmpty;

    private INamedTypeSymbol Sourced(INamedTypeSymbol type) =>
        _bodies.Sourced(type.OriginalDefinition) is INamedTypeSymbol sourced && !SymbolEqualityComparer.Default.Equals(sourced, type.OriginalDefinition) ? sourced : type;

    /// <summary>The method that is called: of a static abstract one, what the type that stands for the type parameter makes of it.</summary>
    private IMethodSymbol Called(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod.ReducedFrom ?? call.TargetMethod;
        return Sourced(call.ConstrainedToType is { } constrained && Implementation(constrained, method) is IMethodSymbol implementing ? implementing : method);
    }

    /// <summary>Null where the type is not known yet.</summary>
    private ISymbol? Implementation(ITypeSymbol constrained, ISymbol member)
    {
        ITypeSymbol type = Resolved(constrained);

        return type is ITypeParameterSymbol || !member.IsStatic ? null
            : type.FindImplementationForInterfaceMember(member) ?? type.GetMembers(member.Name).FirstOrDefault(own => own.IsStatic && own.Kind == member.Kind);
    }

    private object? NoSource(IMethodSymbol method, SyntaxNode at) => NoSource(method, Body.None, at);

    private object? NoSource(IMethodSymbol method, Body body, SyntaxNode at)
    {
        string shown = method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
        IMethodSymbol definition = method.OriginalDefinition;

        return Refuse(at,
            body.Fault is { } fault ? $"'{shown}' of {definition.ContainingAssembly.Name} does not compile by itself: {fault}. Mark what it uses there with [Blocks] too."
            : IsOfThisProject(definition) ? $"'{shown}' has no body that could be evaluated when the network is compiled."
            : MayBeMarked(definition) ? $"'{shown}' comes from {definition.ContainingAssembly.Name} without its source, so it cannot be evaluated when the network is compiled. Mark '{definition.ContainingType?.Name}' there with [Blocks], or write it in this project."
            : _graph is not null ? $"'{shown}' is nothing that {_method} can compute for every element of a tensor. Use arithmetic, conditions, the functions of MathF and SpecialFunctions, and static methods of this project."
            : $"'{shown}' has no source in this project, so it cannot be evaluated when the network is compiled. Compute it in a static method of this project, or store it in a constant.");
    }

    private bool IsOfThisProject(ISymbol symbol) =>
        SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly) || symbol.ContainingAssembly is { } assembly && LibrarySource.IsLibrary(assembly);

    /// <summary>Whether it might be the user's own: it speaks of tensors, or its assembly has other blocks.</summary>
    private static bool MayBeMarked(IMethodSymbol method) => KnownTypes.IsTensor(method.ReturnType)
        || method.Parameters.Any(p => KnownTypes.IsTensor(p.Type))
        || method.ContainingAssembly?.GetAttributes().Any(a => KnownTypes.Is(a.AttributeClass, KnownTypes.BlockSource)) == true;
}
