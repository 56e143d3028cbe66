using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetCompiler.Generator.Parsing.Interpreter;

/// <summary>The few methods of the framework that a network may call: its own methods have sources, these have none.</summary>
internal sealed partial class Evaluator
{
    private object? Library(IMethodSymbol method, object? receiver, IReadOnlyList<Cell> arguments, IOperation at)
    {
        object?[] values = arguments.Select(a => a.Value).ToArray();

        if (KnownTypes.Is(method.ContainingType, KnownTypes.SpecialFunctions))
            return ScalarMathematics(method, values, at);

        if (method.ContainingNamespace?.ToDisplayString().StartsWith("System", StringComparison.Ordinal) != true)
            return NoSource(method, at.Syntax);

        try
        {
            object? result = method.ContainingType.Name switch
            {
                "Math" or "MathF" or "Single" or "Double" when values.Any(IsSymbolic) => ScalarMathematics(method, values, at),
                "Math" or "MathF" => Mathematics(method.Name, values),
                "Enumerable" => Sequences(method.Name, arguments, at),
                "List" when receiver is ListValue list => ListMethod(list, method.Name, arguments, at),
                "String" => TextMethod(receiver, method.Name, values),
                "Nullable" when method.Name is "GetValueOrDefault" => receiver ?? Default(method.ReturnType),
                _ when method.IsStatic => Mathematics(method.Name, values),
                _ when method.Name is "ToString" && values.Length == 0 => Text.Of(at is IInvocationOperation { Instance: { } written } ? Text.Named(receiver, written) : receiver),
                _ => null,
            };

            if (result is Nothing)
                return null;

            return Limited(result, at) is { } value ? Converted(value, method.ReturnType, at) : NoSource(method, at.Syntax);
        }
        catch (OverflowException)
        {
            return Refuse(at.Syntax, $"'{Shown(at.Syntax)}' overflows. Use smaller numbers, or a wider type.");
        }
    }

    /// <summary>The result of a method that returns void, or null.</summary>
    private sealed class Nothing
    {
        public static readonly Nothing Value = new();
    }

    private static object? Mathematics(string name, object?[] values)
    {
        object?[] given = values.Select(Conversions.Promoted).Concat(new object?[] { null, null, null }).ToArray();

        switch (name, given[0], given[1], given[2])
        {
            case ("Max", int a, int b, null): return Math.Max(a, b);
            case ("Min", int a, int b, null): return Math.Min(a, b);
            case ("Max", long a, long b, null): return Math.Max(a, b);
            case ("Min", long a, long b, null): return Math.Min(a, b);
            case ("Abs", int a, null, null): return Math.Abs(a);
            case ("Sign", int a, null, null): return Math.Sign(a);
            case ("Clamp", int a, int least, int most) when least <= most: return Math.Min(Math.Max(a, least), most);
        }

        double?[] x = given.Select(Real).ToArray();

        return (name, x[0], x[1], x[2]) switch
        {
            ("Max", double a, double b, null) => Math.Max(a, b),
            ("Min", double a, double b, null) => Math.Min(a, b),
            ("Abs", double a, null, null) => Math.Abs(a),
            ("Clamp", double a, double least, double most) when least <= most => Math.Min(Math.Max(a, least), most),
            ("Sqrt", double a, null, null) => Math.Sqrt(a),
            ("Exp", double a, null, null) => Math.Exp(a),
            ("Log", double a, null, null) => Math.Log(a),
            ("Log2", double a, null, null) => Math.Log(a, 2),
            ("Pow", double a, double b, null) => Math.Pow(a, b),
            ("Floor", double a, null, null) => Math.Floor(a),
            ("Ceiling", double a, null, null) => Math.Ceiling(a),
            ("Round", double a, null, null) => Math.Round(a),
            _ => null,
        };
    }

    private static double? Real(object? value) =>
        value is int or long or float or double ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : null;

    private object? ListMethod(ListValue list, string name, IReadOnlyList<Cell> arguments, IOperation at)
    {
        if (_graph is not null && name is not "ToArray")
            throw RefuseChange(at);

        switch (name, arguments.Count > 0 ? arguments[0].Value : null)
        {
            case ("Add", var item):
                Limit(1, at);
                list.Items.Add(new Cell(Values.Copied(item)));
                return Nothing.Value;
            case ("AddRange", var items):
                object?[] added = Elements(items, at);
                Limit(list.Items.Count + added.Length, at);
                list.Items.AddRange(added.Select(item => new Cell(item)));
                return Nothing.Value;
            case ("Insert", int index) when index >= 0 && index <= list.Items.Count:
                Limit(1, at);
                list.Items.Insert(index, new Cell(Values.Copied(arguments[1].Value)));
                return Nothing.Value;
            case ("RemoveAt", int index) when index >= 0 && index < list.Items.Count:
                list.Items.RemoveAt(index);
                return Nothing.Value;
            case ("Clear", _):
                list.Items.Clear();
                return Nothing.Value;
            case ("Reverse", null):
                list.Items.Reverse();
                return Nothing.Value;
            case ("ToArray", _):
                Limit(list.Items.Count, at);
                return new ListValue(list.Items.Select(item => item.Value));
            default:
                return null;
        }
    }

    private static object? TextMethod(object? receiver, string name, object?[] values) => (receiver, name, values.FirstOrDefault()) switch
    {
        (string text, "ToUpperInvariant", _) => text.ToUpperInvariant(),
        (string text, "ToLowerInvariant", _) => text.ToLowerInvariant(),
        (string text, "ToString", _) => text,
        (string text, "StartsWith", string part) when values.Length == 1 => text.StartsWith(part, StringComparison.Ordinal),
        (string text, "EndsWith", string part) when values.Length == 1 => text.EndsWith(part, StringComparison.Ordinal),
        (string text, "Contains", string part) when values.Length == 1 => text.Contains(part),
        (null, "IsNullOrEmpty", var text) => text is null or "",
        (null, "Concat", _) when values.All(v => Text.Of(v) is not null) => string.Concat(values.Select(v => Text.Of(v))),
        _ => null,
    };
}
