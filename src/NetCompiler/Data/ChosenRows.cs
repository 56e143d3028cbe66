using System;

namespace NetCompiler;

/// <summary>The rows of the columns that hold the examples of a batch, in its order.</summary>
internal readonly ref struct ChosenRows
{
    private readonly ReadOnlySpan<int> _examples;
    private readonly int[]? _rows;
    private readonly int _first;

    public ChosenRows(ReadOnlySpan<int> examples, int[]? rows, int first)
    {
        _examples = examples;
        _rows = rows;
        _first = first;
    }

    /// <summary>The row of the example at place <paramref name="b"/>.</summary>
    public int this[int b] => _rows is null ? _first + _examples[b] : _rows[_first + _examples[b]];
}
