using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NetCompiler.Generator.Parsing;

/// <summary>An attribute as the readers need it: plain values by name, and where each was written.</summary>
internal sealed class WrittenAttribute
{
    private const string NameProperty = "Name";

    private WrittenAttribute(AttributeData data, AttributeSyntax syntax)
    {
        Operator = data.AttributeClass!.Name.Substring(0, data.AttributeClass.Name.Length - nameof(Attribute).Length);
        Part = syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.GetLocation();
        ImmutableArray<IParameterSymbol> parameters = data.AttributeConstructor?.Parameters ?? [];

        List<KeyValuePair<string, object?>> values = [];
        for (int i = 0; i < parameters.Length && i < data.ConstructorArguments.Length; i++)
            values.Add(new(parameters[i].Name, Plain(data.ConstructorArguments[i])));
        foreach (KeyValuePair<string, TypedConstant> named in data.NamedArguments)
        {
            if (values.All(v => !string.Equals(v.Key, named.Key, StringComparison.OrdinalIgnoreCase)))
                values.Add(new(named.Key, Plain(named.Value)));
        }

        Values = values;
        IsComplete = data.AttributeConstructor is not null
            && data.ConstructorArguments.Concat(data.NamedArguments.Select(n => n.Value)).All(c => c.Kind is not TypedConstantKind.Error)
            && !syntax.ContainsDiagnostics;
        Syntax = syntax;
        Origin = new Origin(syntax.GetLocation(), null, Arguments(syntax, parameters));
    }

    /// <summary>The catalog's name of it: <c>Dense</c>.</summary>
    public string Operator { get; }

    public IReadOnlyList<KeyValuePair<string, object?>> Values { get; }

    /// <summary>False for half-typed code, of which C# says what is wrong.</summary>
    public bool IsComplete { get; }

    public AttributeSyntax Syntax { get; }

    public Origin Origin { get; }

    /// <summary>The part of the class that it stands on.</summary>
    public Location? Part { get; }

    /// <summary>The explicit name, if any.</summary>
    public string? Name => Value(NameProperty) as string;

    public object? Value(string name) => Values.FirstOrDefault(v => v.Key == name).Value;

    /// <summary>The class's attributes of some kind, in the order of the source.</summary>
    public static List<WrittenAttribute> Of(INamedTypeSymbol type, Func<INamedTypeSymbol, bool> kind, CancellationToken token) =>
        type.GetAttributes()
            .Where(a => a.AttributeClass is { TypeKind: not TypeKind.Error } written && written.Name.EndsWith(nameof(Attribute), StringComparison.Ordinal) && kind(written))
            .Select(a => (Data: a, Syntax: a.ApplicationSyntaxReference?.GetSyntax(token) as AttributeSyntax))
            .Where(a => a.Syntax is not null)
            .Select(a => new WrittenAttribute(a.Data, a.Syntax!))
            .ToList();

    /// <summary>A constant as operators take it: lists of ints as <c>int[]</c>, of doubles as <c>double[]</c>, of texts as <c>string[]</c>, an enum as its number.</summary>
    public static object? Plain(TypedConstant constant) => constant switch
    {
        { Kind: TypedConstantKind.Error } or { IsNull: true } => null,
        { Kind: TypedConstantKind.Array, Type: IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String } } => constant.Values.Select(v => v.Value as string ?? "").ToArray(),
        { Kind: TypedConstantKind.Array, Type: IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Double } } => constant.Values.Select(v => v.Value as double? ?? 0).ToArray(),
        { Kind: TypedConstantKind.Array } => constant.Values.Select(v => v.Value is int axis ? axis : 0).ToArray(),
        _ => constant.Value,
    };

    /// <summary>Where each argument was written; the elements of a <c>params</c> list count as one.</summary>
    private static List<KeyValuePair<string, Location>> Arguments(AttributeSyntax syntax, ImmutableArray<IParameterSymbol> parameters)
    {
        List<KeyValuePair<string, Location>> found = [];
        SeparatedSyntaxList<AttributeArgumentSyntax> written = syntax.ArgumentList?.Arguments ?? [];

        for (int i = 0; i < written.Count; i++)
        {
            if (written[i].NameEquals is { } property)
            {
                found.Add(new(property.Name.Identifier.Text, written[i].Expression.GetLocation()));
            }
            else if (written[i].NameColon is { } named)
            {
                found.Add(new(named.Name.Identifier.Text, written[i].Expression.GetLocation()));
            }
            else if (i < parameters.Length)
            {
                int last = parameters[i].IsParams ? written.Select((a, at) => a.NameEquals is null ? at : -1).Max() : i;
                found.Add(new(parameters[i].Name, Location.Create(syntax.SyntaxTree, TextSpan.FromBounds(written[i].Expression.SpanStart, written[last].Expression.Span.End))));
            }
        }

        return found;
    }
}
