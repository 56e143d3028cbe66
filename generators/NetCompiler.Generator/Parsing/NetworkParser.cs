using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Parsing.Interpreter;

namespace NetCompiler.Generator.Parsing;

/// <summary>Reads a class marked <c>[Network]</c>, in either form, into its specification.</summary>
internal static class NetworkParser
{
    public static bool IsCandidate(SyntaxNode node, CancellationToken token) => node is ClassDeclarationSyntax or RecordDeclarationSyntax;

    public static Parsed? Parse(GeneratorAttributeSyntaxContext context, CancellationToken token) =>
        Parse((TypeDeclarationSyntax)context.TargetNode, (INamedTypeSymbol)context.TargetSymbol, context.SemanticModel.Compilation, token);

    /// <summary>Null where another part of the class speaks for it, and where there is no name yet to write a part for.</summary>
    public static Parsed? Parse(TypeDeclarationSyntax syntax, INamedTypeSymbol type, Compilation compilation, CancellationToken token)
    {
        if (!IsFirstPart(syntax, type) || !DeclarationReader.IsNamed(type))
            return null;

        try
        {
            return Read(syntax, type, compilation, token);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The last resort: a fault of this compiler is a diagnostic on the class, never a generator that vanishes.
            SpecBuilder spec = new(DeclarationReader.Read(type, DeclarationForm.Attributes), syntax.Identifier.GetLocation());
            spec.Report(Rules.Internal, $"NetCompiler failed on this network ({failure.GetType().Name}: {failure.Message}). Please report it.", Place.Network);
            return spec.Build();
        }
    }

    private static Parsed Read(TypeDeclarationSyntax syntax, INamedTypeSymbol type, Compilation compilation, CancellationToken token)
    {
        List<IMethodSymbol> forwards = ForwardMethods(type);
        DeclarationForm form = forwards.Count > 0 ? DeclarationForm.Method : DeclarationForm.Attributes;
        SpecBuilder spec = new(DeclarationReader.Read(type, form), syntax.Identifier.GetLocation());

        FunctionReader functions = new(type, spec, compilation, token);
        DeclarationReader.Check(syntax, type, spec);

        if (form is DeclarationForm.Attributes)
        {
            AttributeReader.ReadLayers(type, spec, functions, token);
        }
        else
        {
            AttributeReader.RefuseLayers(type, spec, token);
            ForwardReader.Read(forwards, spec, compilation, token);
        }

        AttributeReader.ReadLosses(type, spec, functions, token);
        LossReader.Read(type, spec, functions, compilation, token);
        AttributeReader.ReadFrozen(type, spec, token);
        GradientTestsReader.Read(type, spec, compilation, token);
        return spec.Build();
    }

    /// <summary>A class written in several parts, or twice by mistake, is read once.</summary>
    private static bool IsFirstPart(TypeDeclarationSyntax syntax, INamedTypeSymbol type)
    {
        SyntaxNode? first = type.GetAttributes()
            .FirstOrDefault(a => KnownTypes.Is(a.AttributeClass, "NetworkAttribute"))?.ApplicationSyntaxReference?.GetSyntax()
            .FirstAncestorOrSelf<TypeDeclarationSyntax>();

        return first is null || first.SyntaxTree == syntax.SyntaxTree && first.Span == syntax.Span;
    }

    /// <summary>Methods called Forward that are static or speak of tensors; an override of the runtime's own Forward is neither.</summary>
    private static List<IMethodSymbol> ForwardMethods(INamedTypeSymbol type) =>
        type.GetMembers(KnownTypes.Forward)
            .OfType<IMethodSymbol>()
            .Where(m => m.MethodKind is MethodKind.Ordinary && m.PartialDefinitionPart is null)
            .Where(m => m.IsStatic || KnownTypes.IsTensor(m.ReturnType) || m.Parameters.Any(p => KnownTypes.IsTensor(p.Type)))
            .ToList();
}
