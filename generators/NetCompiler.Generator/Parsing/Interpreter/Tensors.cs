using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using NetCompiler.Generator.Diagnostics;
using NetCompiler.Generator.Infrastructure;
using NetCompiler.Generator.Operators;
using NetCompiler.Generator.Shapes;

namespace NetCompiler.Generator.Parsing.Interpreter;

/// <summary>The symbolic tensor: every call and operator adds a node; its shape is an ordinary array.</summary>
internal sealed partial class Evaluator
{
    private const string NameParameter = "name";

    /// <summary>A value given to an operator, under its parameter's name, and where it was written.</summary>
    private readonly record struct Given(string Name, object? Value, SyntaxNode Syntax, Location? Location = null, bool IsOptional = false);

    private object? TensorCall(IInvocationOperation call, IMethodSymbol method, object? receiver, IReadOnlyList<Argument> arguments)
    {
        List<Given> given = [];
        Location whole = Underlined(call);

        if (method.Name == KnownTypes.Scan && receiver is TensorValue sequence)
            return ScanCall(call, sequence, arguments, whole);

        if (method.Name == KnownTypes.Map && receiver is TensorValue mapped && arguments.Count > 1)
            return MapCall(call, mapped, arguments, whole);

        if (method.Name == KnownTypes.BothWays)
            return BothWaysCall(call, arguments, whole);

        if (call.Instance is { } instance)
            given.Add(new("this", receiver, instance.Syntax));

        // What is null by default is null where it is left out.
        foreach (Argument argument in arguments.Where(a => a.Cell.Value is not null || a.Parameter is not { HasExplicitDefaultValue: true, ExplicitDefaultValue: null }))
            given.Add(new(argument.Parameter.Name, argument.Cell.Value, argument.Written.Syntax, LocationOf(argument.Written) ?? whole, argument.Parameter.HasExplicitDefaultValue));

        return Apart(AddNode(method.Name, given, call, whole), whole);
    }

    /// <summary>What a layer gives side by side, such as the states and the cells of an LSTM, as the tuple that its method returns.</summary>
    private object? Apart(object? made, Location whole)
    {
        if (made is not TensorValue all || spec.OperatorOf(all.Node).ResultLengths is not { Count: > 0 } lengths)
            return made;

        Origin origin = new(whole, _callers, []);
        int start = 0;
        return new TupleValue([.. lengths.Select(length => (object?)new TensorValue(spec.Add(new ResultOf((start += length) - length, length), [all.Node], Hint("result", null), origin)))]);
    }

    /// <summary><c>Tensor.BothWays(reverse => …)</c>: what the function gives of both values, one behind the other along the last axis, or their sum.</summary>
    private object? BothWaysCall(IInvocationOperation call, IReadOnlyList<Argument> arguments, Location whole)
    {
        if (arguments[0].Cell.Value is not FunctionValue layer)
            return Refuse(arguments[0].Written.Syntax, "This function is not known when the network is compiled. Write it as a lambda: Tensor.BothWays(reverse => x.Lstm(64, reverse: reverse)).");

        object?[] ways = [Apply(layer, [new Cell(false)], call), Apply(layer, [new Cell(true)], call)];

        if (ways.Any(way => way is Poison))
            return Poison.Value;

        if (ways[0] is not TensorValue first || ways[1] is not TensorValue)
            return Refuse(arguments[0].Written.Syntax, "The function returns null where it returns a tensor. Return what the layers give in this direction.");

        IEnumerable<Given> parts = ways.Select((way, i) => new Given(i == 0 ? "left" : "right", way, call.Syntax));
        return arguments[1].Cell.Value is true
            ? AddNode("Add", [.. parts], call, whole)
            : AddNode("Concat", [.. parts, new Given("axis", System.Math.Max(spec.ShapeOf(first.Node).Rank - 1, 0), call.Syntax)], call, whole);
    }

    /// <summary><c>x.Map(F, …)</c>: the last argument is the name, those between are what the function takes beside the element.</summary>
    private object? MapCall(IInvocationOperation call, TensorValue receiver, IReadOnlyList<Argument> arguments, Location whole)
    {
        if (arguments[0].Cell.Value is not FunctionValue function || function.Method.Parameters.Length != arguments.Count - 1)
            return Refuse(arguments[0].Written.Syntax, $"This function is not known when the network is compiled. Assign a lambda or a method of this project to it.");

        List<Argument> operands = [.. arguments.Skip(1).Take(arguments.Count - 2)];
        object?[] bound = [receiver, .. operands.Select(o => o.Cell.Value)];

        if (Mapped(new Use(function, arguments[0].Written.Value.Syntax, call), bound) is not { } mapped)
            return receiver;

        List<Given> given = [new("this", receiver, call.Syntax), new("function", mapped, arguments[0].Written.Syntax)];

        foreach (Argument operand in operands.Where(o => o.Cell.Value is TensorValue))
            given.Add(new(operand.Parameter.Name, operand.Cell.Value, operand.Written.Syntax));

        given.Add(new(NameParameter, arguments[arguments.Count - 1].Cell.Value, arguments[arguments.Count - 1].Written.Syntax, LocationOf(arguments[arguments.Count - 1].Written) ?? whole));
        return AddNode(KnownTypes.Map, given, call, whole, mapped.Function.Name);
    }

    private object? TensorOperator(IMethodSymbol method, IReadOnlyList<Given> operands, IOperation at) => AddNode(
        method.Name switch
        {
            "op_Addition" => "Add",
            "op_Subtraction" => "Subtract",
            "op_Multiply" => "Multiply",
            "op_Division" => "Divide",
            "op_UnaryNegation" => "Negate",
            _ => method.Name,
        },
        operands, at, at.Syntax.GetLocation());

    private object? AddNode(string name, IReadOnlyList<Given> given, IOperation at, Location location, string? called = null)
    {
        if (_graph is not null)
            return Refuse(at.Syntax, $"'{Shown(at.Syntax)}' uses a tensor, but {_method} is a function of single numbers. Give it a parameter more, and the tensor to Map: x.Map(F, other).");

        if (Catalog.Operator(name) is not { } entry)
            return Refuse(at.Syntax, $"'{name}' is no operator that a network can use. Use the methods and operators of Tensor.");

        if (spec.NodeCount >= Budget.Nodes)
            throw Stop(at.Syntax, $"A network has at most {Budget.Nodes} layers and operators. Is there a loop that never ends?", Rules.Budget);

        List<int> inputs = [];
        List<KeyValuePair<string, object?>> values = [];
        List<KeyValuePair<string, Location>> places = [];

        foreach (Given argument in given)
        {
            places.Add(new(argument.Name, argument.Location ?? argument.Syntax.GetLocation()));

            switch (argument.Value)
            {
                case TensorValue tensor:
                    inputs.Add(tensor.Node);

                    // Of the tensors that may be left out, the operator is told which are given.
                    if (argument.IsOptional)
                        values.Add(new(argument.Name, true));
                    break;
                case ListValue list when list.Items.All(i => i.Value is TensorValue) && (list.Items.Count > 0 || argument.Name == "parts"):
                    inputs.AddRange(list.Items.Select(i => ((TensorValue)i.Value!).Node));
                    break;
                case ListValue list when list.Items.All(i => i.Value is int):
                    values.Add(new(argument.Name, list.Items.Select(i => (int)i.Value!).ToArray()));
                    break;
                case ListValue list when list.Items.Any(i => i.Value is Poison):
                    return Poison.Value;
                case null when argument.Name != NameParameter:
                case ListValue:
                    return Refuse(argument.Syntax, $"'{argument.Name}' is null here, where {name} needs a value. Pass one, or leave the argument out.");
                case string when argument.Name != NameParameter:
                case FunctionValue or RecordValue or TupleValue:
                    return NotCSharp();
                default:
                    values.Add(new(argument.Name, argument.Value));
                    break;
            }
        }

        if (inputs.Count == 0)
            return Refuse(at.Syntax, $"{name} needs at least one tensor. Pass one to it.");

        List<int> looked = _cell is not null && CellRules.LooksOutside(name) ? [.. inputs.Skip(1).Where(input => input < _cell.First)] : [];

        if (IsMisplaced(name, inputs.Where(input => !looked.Contains(input)), at))
            return Poison.Value;

        inputs = [.. inputs.Select((input, position) => position > 0 && looked.Contains(input) ? input : Inside(input, new Origin(location, _callers, places)))];
        string? explicitName = values.FirstOrDefault(v => v.Key == NameParameter).Value as string;
        int node = spec.Add(entry, values.Where(v => v.Key != NameParameter), inputs.ToEquatableArray(), Hint(called ?? name, explicitName), new Origin(location, _callers, places));
        Share(node);
        return new TensorValue(node);
    }

    private object? TensorProperty(TensorValue tensor, string name, IOperation at)
    {
        Shape shape = spec.ShapeOf(tensor.Node);

        return name switch
        {
            "Shape" => new ListValue(shape.Axes.Select(axis => (object?)axis)),
            "Rank" => shape.Rank,
            "Size" => shape.Count,
            _ => Refuse(at.Syntax, $"'{name}' of a tensor is not known when the network is compiled. Only its Shape, Rank and Size are."),
        };
    }

    // ── Where things stand ───────────────────────────────────────────────────────────────

    /// <summary>Of a chain's call only its own part: <c>Dense(10)</c> of <c>x.Relu().Dense(10)</c>.</summary>
    private static Location Underlined(IInvocationOperation call) => call.Syntax switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } invocation =>
            Location.Create(invocation.SyntaxTree, TextSpan.FromBounds(access.Name.SpanStart, invocation.Span.End)),
        SyntaxNode syntax => syntax.GetLocation(),
    };

    /// <summary>An argument's expression; the elements of a <c>params</c> list count as one. Null where it was left out.</summary>
    private static Location? LocationOf(IArgumentOperation argument)
    {
        switch (argument)
        {
            case { ArgumentKind: ArgumentKind.Explicit }:
                return argument.Value.Syntax.GetLocation();

            case { ArgumentKind: ArgumentKind.ParamArray or ArgumentKind.ParamCollection, Value: var value }:
                ImmutableArray<IOperation> elements = value is IArrayCreationOperation { Initializer: { } initializer } ? initializer.ElementValues : [];
                return elements.IsEmpty ? null : Location.Create(value.Syntax.SyntaxTree, TextSpan.FromBounds(elements.First().Syntax.SpanStart, elements.Last().Syntax.Span.End));

            default:
                return null;
        }
    }
}
