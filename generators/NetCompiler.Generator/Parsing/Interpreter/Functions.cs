using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetCompiler.Generator.Calculus;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Operators;

namespace NetCompiler.Generator.Parsing.Interpreter;

/// <summary>
/// Functions of single numbers that are mapped over tensors: <c>static float F(float x)</c>. They are evaluated once, of arguments that stand for any element; the graph
/// of what they compute becomes the operator. Whatever C# calls float or double is computed in float.
/// </summary>
internal sealed partial class Evaluator
{
    private readonly Dictionary<string, MappedFunction> _mapped = [];

    /// <summary>What the function under evaluation has computed so far; null while a network is.</summary>
    private ScalarGraph? _graph;

    /// <summary>The text by which the function under evaluation is mapped.</summary>
    private SyntaxNode? _function;

    /// <summary>Calls under evaluation that are flat almost everywhere.</summary>
    private readonly List<(string Method, Origin Origin)> _flat = [];

    /// <summary>A function and where it is mapped: by an operation, or by an attribute.</summary>
    private sealed record Use(FunctionValue Value, SyntaxNode At, IOperation? Call)
    {
        public IMethodSymbol Method { get; } = Value.Method.PartialImplementationPart ?? Value.Method;
    }

    /// <summary>The function with its parameters bound, or null where it cannot be taken, which was reported.</summary>
    /// <param name="function">The method or lambda.</param>
    /// <param name="given">By parameter: a tensor, a number, or null for what is learned.</param>
    private MappedFunction? Mapped(Use function, IReadOnlyList<object?> given)
    {
        SyntaxNode at = function.At;

        if (_graph is not null)
        {
            Refuse(at, "A function of single numbers cannot map another over a tensor. Call it.");
            return null;
        }

        IMethodSymbol method = function.Method;
        string? key = function.Value is { Body: null, Captured: null, Receiver: null } ? method.ToDisplayString() + "|" + string.Join("|", given.Select(g => g is TensorValue ? "tensor" : Text.Of(g))) : null;

        if (key is not null && _mapped.TryGetValue(key, out MappedFunction? known))
            return known;

        List<MappedParameter> parameters = [];

        for (int i = 0; i < given.Count; i++)
        {
            if (!Bind(method, method.Parameters[i], given[i], at, parameters))
                return null;
        }

        string name = method.MethodKind is MethodKind.AnonymousFunction ? MappedFunction.Lambda : method.Name;
        _flat.Clear();

        if (Computed(function, name, parameters, given) is not { } computed)
            return null;

        (string Method, Origin Origin)[] flat = [.. _flat];
        MappedFunction mapped = new(computed, WithDerivatives(function, parameters, given));

        if (mapped.Parameters.Any(p => p.Derivative is null))
        {
            foreach ((string flatMethod, Origin origin) in flat)
                spec.Report(Rules.FlatFunction, $"{flatMethod} is flat wherever it does not jump, so its derivative is taken as 0 and nothing is learned through it. If the network should learn through it, write the derivative yourself: [Derivative(nameof({(name == MappedFunction.Lambda ? "F" : name)}))].", origin);
        }

        if (key is not null)
            _mapped.Add(key, mapped);

        return mapped;
    }

    /// <summary>A method that an attribute names: its first parameters are elements, the others learned or, in order, these values.</summary>
    public MappedFunction? Mapped(IMethodSymbol method, int elements, IEnumerable<double> values, SyntaxNode at)
    {
        Queue<double> constants = new(values);
        object?[] given = [.. method.Parameters.Select((p, i) => i < elements ? new TensorValue(i) : KnownTypes.AttributeOf(p, KnownTypes.Learned) is null ? constants.Dequeue() : (object?)null)];
        return Mapped(new Use(new FunctionValue(method, null, null), at, null), given);
    }

    /// <summary>Adds what the parameter is, unless it is a constant; false where that cannot be.</summary>
    private bool Bind(IMethodSymbol method, IParameterSymbol parameter, object? given, SyntaxNode at, List<MappedParameter> parameters)
    {
        AttributeData? learned = KnownTypes.AttributeOf(parameter, KnownTypes.Learned);
        string called = method.MethodKind is MethodKind.AnonymousFunction ? "The function" : $"'{method.Name}'";

        if (learned is not null && parameter.Ordinal == 0)
        {
            Refuse(at, $"'{parameter.Name}', the first parameter of {called}, is the tensor's element and cannot be learned. Put the learned one behind it.", Rules.Signature);
            return false;
        }

        switch (given)
        {
            case TensorValue when learned is null:
                parameters.Add(new MappedParameter(parameter.Name));
                return true;

            case null when learned is not null:
                if (learned.AttributeConstructor is null || learned.ConstructorArguments.Length != 1 || learned.ConstructorArguments[0].Value is not double initial)
                {
                    NotCSharp();
                    return false;
                }

                if (double.IsNaN(initial) || double.IsInfinity((float)initial))
                {
                    Refuse(learned.ApplicationSyntaxReference?.GetSyntax(token) ?? at, $"'{parameter.Name}' starts as {Text.Of(initial)}; choose a number that a float can hold.", Rules.Argument);
                    return false;
                }

                parameters.Add(new MappedParameter(parameter.Name, new LearnedNumber(initial, learned.NamedArguments.Any(a => a is { Key: "PerFeature", Value.Value: true }))));
                return true;

            case null:
                Refuse(at, $"{called} takes '{parameter.Name}', which is neither given nor learned. Give Map a tensor or a number for it, or let the network learn it: [Learned(0)] float {parameter.Name}.", Rules.Signature);
                return false;

            case var _ when learned is not null:
                Refuse(at, $"'{parameter.Name}' of {called} is learned, but a value is given for it. Leave out one of the two.", Rules.Signature);
                return false;

            case var _ when Unfit(given) is { } wide:
                Refuse(at, $"{wide} is no float's number, and functions over tensors are computed in float. Use one between 1e-38 and 3e38.", Rules.Argument);
                return false;

            default:
                return IsNumber(given);
        }
    }

    /// <summary>Evaluates the function of arguments that stand for any numbers.</summary>
    private ScalarFunction? Computed(Use function, string name, IReadOnlyList<MappedParameter> parameters, IReadOnlyList<object?> given, bool takesValue = false)
    {
        List<string> names = [.. parameters.Select(p => p.Name)];
        IMethodSymbol method = function.Method;
        SyntaxNode at = function.At;

        if (takesValue)
            names.Add(method.Parameters[method.Parameters.Length - 1].Name);

        ScalarGraph graph = new(names);
        List<Cell> cells = [];
        int next = 0;

        foreach (object? value in given)
            cells.Add(new Cell(value is TensorValue or null ? new ScalarValue(graph.Parameter(next++)) : Conversions.Convert(value, method.Parameters[cells.Count].Type, isChecked: false)));

        if (takesValue)
            cells.Add(new Cell(new ScalarValue(graph.Parameter(next))));

        object? result = InGraph(graph, name, function, () => function.Call is { } call ? Apply(function.Value, cells, call) : Call(function.Value, cells, null, at, name));

        if (!IsNumber(result))
            return null;

        ScalarFunction finished = graph.Finish(name, ScalarOf(graph, result));

        if (finished.Lines.Count > Budget.Lines)
        {
            Refuse(at, $"{name} computes {Text.Of(finished.Lines.Count)} numbers for each element, and {Text.Of(Budget.Lines)} are the most. Is a loop in it longer than it needs to be?", Rules.Budget);
            return null;
        }

        return finished;
    }

    /// <summary>Runs what computes over a graph, and leaves everything else as it was.</summary>
    private object? InGraph(ScalarGraph graph, string name, Use function, System.Func<object?> compute)
    {
        (Frame frame, CallSite? callers, string method, int depth) = (_frame, _callers, _method, _budget.CallDepth);
        (_graph, _function, _method, _written, _captured) = (graph, function.At, name == MappedFunction.Lambda ? "this lambda" : name, [], function.Value.Captured);

        try
        {
            object? result = compute();

            // By reference, or by a function beside it: where it stands is not known here.
            if (function.Value.Captured?.Cells.FirstOrDefault(outer => _written.ContainsKey(outer.Value)) is { Key: { } symbol })
                return Refuse(function.At, $"'{symbol.Name}' outlives {_method}, which runs for every element at once and cannot assign to it. Return what it computes.");

            return result;
        }
        catch (Stopped)
        {
            return Poison.Value;
        }
        finally
        {
            foreach (KeyValuePair<Cell, object?> before in _written)
                before.Key.Value = before.Value;

            (_graph, _function, _method, _written, _captured, _armsDeep) = (null, null, method, null, null, 0);
            (_frame, _callers, _budget.CallDepth) = (frame, callers, depth);
        }
    }

    /// <summary>The parameters with the derivatives by them that stand beside the function, marked <c>[Derivative(nameof(F))]</c>.</summary>
    private EquatableArray<MappedParameter> WithDerivatives(Use function, List<MappedParameter> parameters, IReadOnlyList<object?> given)
    {
        IMethodSymbol method = function.Method;

        if (method.MethodKind is not MethodKind.Ordinary || method.DeclaringSyntaxReferences.IsEmpty)
            return parameters.ToEquatableArray();

        foreach (IMethodSymbol candidate in method.ContainingType.GetMembers().OfType<IMethodSymbol>())
        {
            foreach (AttributeData attribute in candidate.GetAttributes().Where(a => KnownTypes.Is(a.AttributeClass, KnownTypes.Derivative)))
            {
                if (attribute.ConstructorArguments.Length == 1 && attribute.ConstructorArguments[0].Value is string name && name == method.Name)
                    AddDerivative(function, candidate, attribute, parameters, given);
            }
        }

        return parameters.ToEquatableArray();
    }

    private void AddDerivative(Use function, IMethodSymbol derivative, AttributeData attribute, List<MappedParameter> parameters, IReadOnlyList<object?> given)
    {
        IMethodSymbol method = function.Method;
        SyntaxNode written = attribute.ApplicationSyntaxReference?.GetSyntax(token) ?? function.At;
        string by = attribute.NamedArguments.FirstOrDefault(a => a.Key == "By").Value.Value as string ?? method.Parameters[0].Name;
        int more = derivative.Parameters.Length - method.Parameters.Length;

        if (method.Parameters.All(p => p.Name != by))
        {
            Refuse(written, $"'{method.Name}' has no parameter '{by}' to differentiate by; it has {string.Join(", ", method.Parameters.Select(p => $"'{p.Name}'"))}. Name one of these.", Rules.Signature);
            return;
        }

        if (more is not (0 or 1) || !derivative.IsStatic || !IsFloat(derivative.ReturnType) || derivative.Parameters.Any(p => !IsFloat(p.Type) || p.RefKind is not RefKind.None))
        {
            string wanted = string.Join(", ", method.Parameters.Select(p => "float " + p.Name));
            Refuse(written, $"A derivative of '{method.Name}' is a static method of its parameters, and of its value if it likes: static float {derivative.Name}({wanted}, float y).", Rules.Signature);
            return;
        }

        int index = parameters.FindIndex(p => p.Name == by);

        if (index >= 0 && Computed(new Use(new FunctionValue(derivative, null, null), function.At, function.Call), derivative.Name, parameters, given, takesValue: more == 1) is { } computed)
            parameters[index] = parameters[index] with { Derivative = computed };
    }

    private static bool IsFloat(ITypeSymbol type) => type.SpecialType is SpecialType.System_Single;

    private void NoteFlat(IMethodSymbol method, IOperation at)
    {
        if (MathMethods.IsFlat(method.Name))
            _flat.Add(($"{method.ContainingType.Name}.{method.Name}", At(at.Syntax)));
    }
}
