using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace NetCompiler.Generator.Parsing.Interpreter;

// A value of the evaluation is null, a boxed bool, char, string or number (an enum is its number), or one of these.

/// <summary>The value of something that was reported, or that C# reports: whatever is computed from it is silent.</summary>
internal sealed class Poison
{
    public static readonly Poison Value = new();

    private Poison()
    {
    }
}

/// <summary>What a local of a mapped function holds before it is assigned to: C# sees to it that nobody reads it.</summary>
internal sealed class Unassigned
{
    public static readonly Unassigned Value = new();

    private Unassigned()
    {
    }
}

/// <summary>The result of a node.</summary>
internal sealed record TensorValue(int Node);

internal sealed class TupleValue(IEnumerable<object?> items)
{
    public Cell[] Items { get; } = items.Select(item => new Cell(item)).ToArray();
}

/// <summary>An array, a <c>List&lt;T&gt;</c>, a span or a sequence.</summary>
internal sealed class ListValue(IEnumerable<object?> items)
{
    public List<Cell> Items { get; } = items.Select(item => new Cell(item)).ToList();

    /// <summary>Whether it is a static's: mapped functions read it and cannot change it.</summary>
    public bool IsStatic { get; private set; }

    public ListValue AsStatic()
    {
        IsStatic = true;

        foreach (Cell item in Items)
            (item.Value as ListValue)?.AsStatic();

        return this;
    }
}

/// <summary>An object of a record of the same compilation.</summary>
internal sealed class RecordValue(INamedTypeSymbol type)
{
    private readonly Dictionary<string, Cell> _members = [];

    public INamedTypeSymbol Type { get; } = type;

    public Cell Member(string name)
    {
        if (!_members.TryGetValue(name, out Cell cell))
            _members[name] = cell = new Cell(null);

        return cell;
    }

    public bool Has(string name) => _members.ContainsKey(name);

    public RecordValue Copy()
    {
        RecordValue copy = new(Type);
        foreach (KeyValuePair<string, Cell> member in _members)
            copy._members[member.Key] = new Cell(member.Value.Value);
        return copy;
    }
}

/// <summary>A method, lambda or local function as a value, with the scope it was written in.</summary>
/// <param name="Name">For a lambda, the local whose initializer it is.</param>
internal sealed record FunctionValue(IMethodSymbol Method, IOperation? Body, Scope? Captured, object? Receiver = null, string? Name = null)
{
    /// <summary>What the type parameters of the method around it stand for.</summary>
    public Dictionary<ITypeParameterSymbol, ITypeSymbol>? Types { get; init; }
}


/// <summary><c>3</c> or <c>^3</c>.</summary>
internal sealed record IndexValue(int Offset, bool FromEnd)
{
    public int In(int length) => FromEnd ? length - Offset : Offset;
}

/// <summary><c>a..b</c>; an end left open is null.</summary>
internal sealed record RangeValue(IndexValue? Start, IndexValue? End);

/// <summary>A place that holds a value: a local, an element, a member. <c>ref</c> and <c>out</c> pass the cell.</summary>
internal sealed class Cell(object? value)
{
    public object? Value { get; set; } = value;
}

internal static class Values
{
    /// <summary>What assignment does: tuples and record structs are copied, all else is shared.</summary>
    public static object? Copied(object? value) => value switch
    {
        TupleValue tuple => new TupleValue(tuple.Items.Select(i => Copied(i.Value))),
        RecordValue { Type.IsValueType: true } record => record.Copy(),
        _ => value,
    };

    public static bool AreEqual(object? left, object? right) => (left, right) switch
    {
        (TupleValue a, TupleValue b) => a.Items.Length == b.Items.Length && a.Items.Zip(b.Items, (x, y) => AreEqual(x.Value, y.Value)).All(equal => equal),
        _ => Equals(left, right),
    };
}
