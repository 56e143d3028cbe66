using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Graph;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Parsing.Interpreter;

namespace NetCompiler.Generator.Parsing;

/// <summary>The functions of single numbers that attributes and the method Loss name: <c>[Map(nameof(Swish))]</c>, <c>static float Loss(float prediction, float target)</c>.</summary>
internal sealed class FunctionReader(INamedTypeSymbol network, SpecBuilder spec, Compilation compilation, CancellationToken token)
{
    private readonly Evaluator _evaluator = new(spec, compilation, token);
    private readonly HashSet<IMethodSymbol> _losses = new(SymbolEqualityComparer.Default);

    /// <summary>Whether it is a static method of floats, as far as C# has made sense of it.</summary>
    public static bool IsFunction(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, IsStatic: true, TypeParameters.IsEmpty: true, Parameters.IsEmpty: false, ReturnType.SpecialType: SpecialType.System_Single }
        && method.Parameters.All(p => p is { Type.SpecialType: SpecialType.System_Single, RefKind: RefKind.None });

    /// <summary>Whether an attribute has made a loss of the method.</summary>
    public bool IsDeclaredLoss(IMethodSymbol method) => _losses.Contains(method);

    /// <summary>The function that an attribute names, or null where there is none, which was reported.</summary>
    /// <param name="attribute">With the arguments type, function and values.</param>
    /// <param name="elements">How many of the function's parameters are elements of tensors.</param>
    public MappedFunction? Read(WrittenAttribute attribute, int elements)
    {
        if (!attribute.IsComplete || attribute.Value("function") is not string name || attribute.Value("type") is INamedTypeSymbol { TypeKind: TypeKind.Error })
        {
            spec.NotCSharp();
            return null;
        }

        INamedTypeSymbol type = attribute.Value("type") as INamedTypeSymbol ?? network;
        double[] values = attribute.Value("values") as double[] ?? [];
        Origin place = new(attribute.Origin.Argument("function"));
        List<IMethodSymbol> named = type.GetMembers(name).OfType<IMethodSymbol>().Select(m => m.PartialImplementationPart ?? m).ToList();
        List<IMethodSymbol> functions = named.Where(m => IsFunction(m) && m.Parameters.Length >= elements).ToList();
        IMethodSymbol? function = functions.FirstOrDefault(f => Constants(f, elements) == values.Length) ?? functions.FirstOrDefault();
        string wanted = $"static float {name}({(elements == 1 ? "float x" : "float prediction, float target")})";

        if (named.Count == 0)
            spec.Report(Rules.Signature, $"'{type.Name}' has no method '{name}'. Write one: {wanted}.", place);
        else if (function is null)
            spec.Report(Rules.Signature, $"'{name}' is no function of single numbers. Write {wanted}, and mark further parameters [Learned(0)] or give their values.", place);
        else if (Constants(function, elements) != values.Length)
            spec.Report(Rules.Signature, $"'{name}' takes {Text(Constants(function, elements))} after its elements that {(Constants(function, elements) == 1 ? "is" : "are")} not learned, but {Text(values.Length)} {(values.Length == 1 ? "is" : "are")} given. Give as many.", place);
        else if (elements == 2)
            return Loss(function, values, attribute.Syntax);
        else
            return Evaluated(function, values, elements, attribute.Syntax);

        return null;
    }

    /// <summary>Adds the network's method Loss.</summary>
    public void AddLoss(IMethodSymbol loss)
    {
        SyntaxNode written = loss.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(token) is MethodDeclarationSyntax declared ? declared : network.DeclaringSyntaxReferences[0].GetSyntax(token);
        Origin origin = new(loss.Locations[0]);

        if (Loss(loss, [], written) is { } function)
            spec.AddLoss(Catalog.Loss(KnownTypes.ElementwiseLoss)!, [new("function", function)], new LossPlace(), origin);
    }

    private MappedFunction? Loss(IMethodSymbol function, double[] values, SyntaxNode at)
    {
        _losses.Add(function);

        if (function.Parameters.FirstOrDefault(p => KnownTypes.AttributeOf(p, KnownTypes.Learned) is not null) is { } learned)
        {
            spec.Report(Rules.Unsupported, $"'{learned.Name}' is learned, but a loss learns nothing. Give it a value, or learn it in the network.", new Origin(learned.Locations[0]));
            return null;
        }

        return Evaluated(function, values, 2, at);
    }

    private MappedFunction? Evaluated(IMethodSymbol function, double[] values, int elements, SyntaxNode at)
    {
        MappedFunction? mapped = null;
        LargeStack.Run(() => mapped = _evaluator.Mapped(function, elements, values, at), token);
        return mapped;
    }

    private static int Constants(IMethodSymbol function, int elements) =>
        function.Parameters.Skip(elements).Count(p => KnownTypes.AttributeOf(p, KnownTypes.Learned) is null);

    private static string Text(int numbers) => numbers == 1 ? "one number" : $"{numbers.ToString(System.Globalization.CultureInfo.InvariantCulture)} numbers";
}
