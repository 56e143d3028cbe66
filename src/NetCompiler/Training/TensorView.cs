using System;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>
/// Numbers of a network in logical order (last index fastest, as PyTorch counts), wherever they lie in memory.
/// A view does not copy: reading sees what training wrote, and writing changes the network.
/// </summary>
public readonly unsafe struct TensorView
{
    private readonly Arena _arena;
    private readonly int _at;
    private readonly ParameterLayout _layout;
    private readonly int _rows;
    private readonly int _columns;
    private readonly int _groups;
    private readonly int _taps;

    /// <summary>A parameter, its gradient, or what an optimizer keeps of it.</summary>
    internal TensorView(Arena arena, ParameterSlot slot)
    {
        _arena = arena;
        _at = slot.At;
        _layout = slot.Layout;
        Count = Shapes.Count(slot.Shape);
        _rows = slot.Shape is [var rows, ..] ? rows : 1;
        _columns = Count / Math.Max(_rows, 1);
        _groups = slot.Groups;
        _taps = slot.Shape is [_, var channels, ..] ? _columns / Math.Max(channels, 1) : 1;
    }

    /// <summary>A vector.</summary>
    internal TensorView(Arena arena, int at, int length)
    {
        _arena = arena;
        _at = at;
        _layout = ParameterLayout.Vector;
        Count = length;
        _rows = length;
        _columns = _groups = _taps = 1;
    }

    /// <summary>How many numbers there are.</summary>
    public int Count { get; }

    /// <summary>The number at a flat logical index, to read or to write.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is not below <see cref="Count"/>.</exception>
    public ref float this[int index]
    {
        get
        {
            if ((uint)index >= (uint)Count)
                throw new ArgumentOutOfRangeException(nameof(index), index, $"There are {Count} numbers.");
            return ref At(index / _columns, index % _columns);
        }
    }

    /// <summary>The number in a row (the first dimension) and a column (all others, flattened): <c>[output, input]</c> of a weight.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The row or the column does not exist.</exception>
    public ref float this[int row, int column]
    {
        get
        {
            if ((uint)row >= (uint)_rows)
                throw new ArgumentOutOfRangeException(nameof(row), row, $"There are {_rows} rows.");
            if ((uint)column >= (uint)_columns)
                throw new ArgumentOutOfRangeException(nameof(column), column, $"A row has {_columns} columns.");
            return ref At(row, column);
        }
    }

    /// <summary>Copies all numbers out.</summary>
    /// <exception cref="ArgumentException">The span is shorter than <see cref="Count"/>.</exception>
    public void CopyTo(Span<float> destination)
    {
        if (destination.Length < Count)
            throw new ArgumentException($"There are {Count} numbers to copy, but the destination holds {destination.Length}.", nameof(destination));

        for (int row = 0, index = 0; index < Count; row++)
            for (int column = 0; column < _columns; column++)
                destination[index++] = At(row, column);
    }

    /// <summary>Copies all numbers in.</summary>
    /// <exception cref="ArgumentException">The span is not <see cref="Count"/> numbers long.</exception>
    public void CopyFrom(ReadOnlySpan<float> source)
    {
        if (source.Length != Count)
            throw new ArgumentException($"There is room for exactly {Count} numbers, but {source.Length} were given.", nameof(source));

        for (int row = 0, index = 0; index < Count; row++)
            for (int column = 0; column < _columns; column++)
                At(row, column) = source[index++];
    }

    /// <summary>A copy of all numbers.</summary>
    public float[] ToArray()
    {
        var copy = new float[Count];
        CopyTo(copy);
        return copy;
    }

    private ref float At(int row, int column)
    {
        switch (_layout)
        {
            case ParameterLayout.Vector:
                return ref _arena.Span[_at + row * _columns + column];

            case ParameterLayout.Taps:
                return ref _arena.Span[_at + column * ((_rows + 15) & ~15) + row];

            case ParameterLayout.ConvolutionPanels:
                int outputs = _rows / _groups, group = row / outputs, channels = _columns / _taps;
                Panels panels = new(_arena.Pointer + _at + group * Panels.Size(_columns, outputs), inputs: _columns, outputs);
                return ref panels[row - group * outputs, column % _taps * channels + column / _taps];

            default:
                return ref new Panels(_arena.Pointer + _at, inputs: _columns, outputs: _rows)[row, column];
        }
    }
}
