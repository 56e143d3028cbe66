using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace NetCompiler.Generator.Parsing.Interpreter;

/// <summary>What <c>Enumerable</c> does with lists, at once: nothing here is lazy, and whoever counts on that cannot tell.</summary>
internal sealed partial class Evaluator
{
    private object? Sequences(string name, IReadOnlyList<Cell> arguments, IOperation at)
    {
        if (name is "Range" or "Repeat" && arguments.Count == 2 && arguments[1].Value is int length)
        {
            if (length < 0)
                return Refuse(at.Syntax, $"A {(name is "Range" ? "range" : "repetition")} of less than nothing. Give it a count of at least 0.");

            Limit(length, at);
            return name is "Repeat" ? new ListValue(Enumerable.Repeat(arguments[0].Value, length))
                : arguments[0].Value is int start ? new ListValue(Enumerable.Range(start, length).Select(i => (object?)i)) : null;
        }

        if (arguments.Count == 0)
            return null;

        object?[] items = Elements(arguments[0].Value, at);
        Limit(items.Length, at);

        return arguments.Count switch
        {
            1 => Whole(name, items),
            2 when arguments[1].Value is FunctionValue function && name is not ("Append" or "Prepend") => Each(name, items, function, at),
            2 => Joined(name, items, arguments[1].Value, at),
            3 when name is "Aggregate" && arguments[2].Value is FunctionValue fold => items.Aggregate(arguments[1].Value, (sum, item) => Apply(fold, [new Cell(sum), new Cell(item)], at)),
            _ => null,
        };
    }

    private static object? Whole(string name, object?[] items) => name switch
    {
        "ToArray" or "ToList" or "AsEnumerable" => new ListValue(items),
        "Reverse" => new ListValue(Enumerable.Reverse(items)),
        "Count" => items.Length,
        "Any" => items.Length > 0,
        "Sum" when items.All(i => i is int) => items.Aggregate(0, (sum, i) => checked(sum + (int)i!)),
        "Max" when items.Length > 0 && items.All(i => i is int) => items.Max(i => (int)i!),
        "Min" when items.Length > 0 && items.All(i => i is int) => items.Min(i => (int)i!),
        "Last" when items.Length > 0 => items[items.Length - 1],
        "First" when items.Length > 0 => items[0],
        _ => null,
    };

    private object? Each(string name, object?[] items, FunctionValue function, IOperation at)
    {
        object? Of(object? item) => Apply(function, [new Cell(item)], at);

        switch (name, function.Method.Parameters.Length)
        {
            case ("Select", 1):
                return new ListValue(items.Select(Of).ToArray());
            case ("Select", 2):
                return new ListValue(items.Select((item, i) => Apply(function, [new Cell(item), new Cell(i)], at)).ToArray());
            case ("SelectMany", 1):
                object?[] all = [.. items.SelectMany(item => Elements(Of(item), at))];
                Limit(all.Length, at);
                return new ListValue(all);
            case ("Where", 1):
                return new ListValue(items.Where(item => Of(item) is true).ToArray());
            case ("Any", 1):
                return items.Any(item => Of(item) is true);
            case ("All", 1):
                return items.All(item => Of(item) is true);
            case ("Aggregate", 2) when items.Length > 0:
                return items.Skip(1).Aggregate(items[0], (sum, item) => Apply(function, [new Cell(sum), new Cell(item)], at));
            default:
                return null;
        }
    }

    private object? Joined(string name, object?[] items, object? other, IOperation at)
    {
        switch (name, other)
        {
            case ("Skip", int count):
                return new ListValue(items.Skip(count));
            case ("Take", int count):
                return new ListValue(items.Take(count));
            case ("Append", _):
                return new ListValue(items.Append(other));
            case ("Prepend", _):
                return new ListValue(items.Prepend(other));
            case ("Concat", ListValue more):
                Limit(more.Items.Count, at);
                return new ListValue(items.Concat(more.Items.Select(item => item.Value)));
            case ("Zip", ListValue pairs):
                return new ListValue(items.Zip(pairs.Items, (left, right) => (object?)new TupleValue([left, right.Value])));
            default:
                return null;
        }
    }
}
