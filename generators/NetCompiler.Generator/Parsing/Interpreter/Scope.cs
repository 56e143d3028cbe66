using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace NetCompiler.Generator.Parsing.Interpreter;

/// <summary>The variables of a block. Every iteration of a loop has its own, so that functions capture what C# would let them capture.</summary>
internal sealed class Scope(Scope? outer)
{
    private Dictionary<ISymbol, Cell>? _cells;

    public void Declare(ISymbol symbol, Cell cell) => (_cells ??= new(SymbolEqualityComparer.Default))[symbol] = cell;

    public Cell? Find(ISymbol symbol)
    {
        for (Scope? scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope._cells is { } cells && cells.TryGetValue(symbol, out Cell cell))
                return cell;
        }

        return null;
    }

    /// <summary>All that is seen from here, from the inside out.</summary>
    public IEnumerable<KeyValuePair<ISymbol, Cell>> Cells
    {
        get
        {
            for (Scope? scope = this; scope is not null; scope = scope.Outer)
            {
                foreach (KeyValuePair<ISymbol, Cell> cell in scope._cells ?? [])
                    yield return cell;
            }
        }
    }

    private Scope? Outer { get; } = outer;
}

/// <summary>How a statement ended.</summary>
internal enum Flow
{
    Next,
    Break,
    Continue,
    Return,
}

/// <summary>One call under evaluation.</summary>
/// <param name="path">The calls around it as names see them, each followed by a dot.</param>
internal sealed class Frame(string path, Scope scope)
{
    /// <summary>With the loops of this call after the calls around it: what names begin with.</summary>
    public string Path { get; set; } = path;

    public Scope Scope { get; set; } = scope;

    /// <summary>The local that the expression under evaluation is assigned to.</summary>
    public AssignedLocal? Local { get; set; }

    /// <summary>The call that is the whole of a local's initializer: the local names it.</summary>
    public IOperation? NamedCall { get; set; }

    public Flow Flow { get; set; }

    /// <summary>The statement that ended the flow.</summary>
    public SyntaxNode? Jump { get; set; }

    public object? Result { get; set; }

    /// <summary>What a mapped function has returned already, under conditions on its arguments.</summary>
    public List<(ConditionValue When, object? Value)> Returns { get; } = [];

    /// <summary>Whether the function can change what is not its own: it captures, or is given a reference.</summary>
    public bool ReachesOut { get; init; }

    public Frame? Caller { get; init; }

    /// <summary>The method under evaluation; null outside of any.</summary>
    public IMethodSymbol? Method { get; init; }

    /// <summary>What the type parameters of a generic method stand for.</summary>
    public Dictionary<ITypeParameterSymbol, ITypeSymbol>? Types { get; set; }
}
