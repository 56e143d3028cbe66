using System;
using System.Collections.Generic;

namespace NetCompiler;

/// <summary>
/// Examples: a column per input of a network and a column per target. A dataset is a view of its columns; <see cref="Take"/>, <see cref="Skip"/>,
/// <see cref="Split(int)"/> and <see cref="Shuffle"/> make other views and copy no values.
/// </summary>
public sealed partial class Dataset
{
    private readonly Column[] _inputs;
    private readonly Column[] _targets;
    private readonly int _first;
    private readonly int[]? _rows;
    private readonly float[]? _weights;    // aligned with _rows, or with the columns

    /// <summary>Joins columns.</summary>
    /// <param name="inputs">One column per input of the network, in its order.</param>
    /// <param name="targets">One column per target, in the order of the network's outputs; none if the examples are only to be predicted.</param>
    /// <exception cref="ArgumentException">There is no input, or the columns do not have the same number of examples.</exception>
    public Dataset(Column[] inputs, params Column[] targets)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        if (inputs.Length == 0)
            throw new ArgumentException("A dataset needs at least one column of inputs.", nameof(inputs));

        foreach (Column column in (Column[])[.. inputs, .. targets])
            if (column.Count != inputs[0].Count)
                throw new ArgumentException($"The first input has {inputs[0].Count} examples, but another column has {column.Count}. All columns must have the same number.");

        _inputs = [.. inputs];
        _targets = [.. targets];
        Count = inputs[0].Count;
    }

    private Dataset(Dataset source, int first, int count, int[]? rows, float[]? weights)
    {
        (_inputs, _targets, _first, Count, _rows, _weights) = (source._inputs, source._targets, first, count, rows, weights);
    }

    private Dataset(Column[] inputs, Column[] targets, Dataset view)
    {
        (_inputs, _targets, _first, Count, _rows, _weights, StretchCount) = (inputs, targets, view._first, view.Count, view._rows, view._weights, view.StretchCount);
    }

    /// <summary>How many examples there are.</summary>
    public int Count { get; }

    /// <summary>One column per input.</summary>
    public IReadOnlyList<Column> Inputs => _inputs;

    /// <summary>One column per target.</summary>
    public IReadOnlyList<Column> Targets => _targets;

    /// <summary>Examples with one label each. For bytes, or for parts of arrays, join <see cref="Column"/>s.</summary>
    /// <param name="inputs">The inputs of all examples, one after the other.</param>
    /// <param name="labels">The class of every example, from 0.</param>
    /// <exception cref="ArgumentException">The inputs do not divide evenly among the labels.</exception>
    public static Dataset From(float[] inputs, int[] labels)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(labels);
        return new([Column.Of(inputs, SizeOf(inputs.Length, labels.Length))], Column.Labels(labels));
    }

    /// <summary>Examples with real numbers as targets.</summary>
    /// <param name="inputs">The inputs of all examples, one after the other.</param>
    /// <param name="targets">The targets of all examples, one after the other.</param>
    /// <param name="count">How many examples there are.</param>
    /// <exception cref="ArgumentException">The inputs or the targets do not divide evenly among the examples.</exception>
    public static Dataset From(float[] inputs, float[] targets, int count)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        return new([Column.Of(inputs, SizeOf(inputs.Length, count))], Column.Of(targets, SizeOf(targets.Length, count)));
    }

    /// <summary>The first <paramref name="count"/> examples.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many.</exception>
    public Dataset Take(int count)
    {
        CheckCount(count);
        return new Dataset(this, _first, count, _rows, _weights);
    }

    /// <summary>All but the first <paramref name="count"/> examples.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many.</exception>
    public Dataset Skip(int count)
    {
        CheckCount(count);
        return new Dataset(this, _first + count, Count - count, _rows, _weights);
    }

    /// <summary>The first <paramref name="count"/> examples, and the others. For examples sorted by class, <see cref="Shuffle"/> first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many.</exception>
    public (Dataset First, Dataset Second) Split(int count) => (Take(count), Skip(count));

    /// <summary>The same examples in an order that the seed decides; the same on every machine.</summary>
    public Dataset Shuffle(ulong seed)
    {
        var order = new int[Count];
        RandomOrder.Fill(order, seed, epoch: 0);
        return Select(order);
    }

    /// <summary>The same examples, their order and weights, with another column for an input.</summary>
    internal Dataset WithInput(int index, Column column)
    {
        Column[] inputs = [.. _inputs];
        inputs[index] = column;
        return new Dataset(inputs, _targets, this);
    }

    internal Column Input(int index) => _inputs[index];

    internal Column Target(int index) => _targets[index];

    /// <summary>The rows of the columns that hold these examples.</summary>
    internal ChosenRows Rows(ReadOnlySpan<int> examples) => new(examples, _rows, _first);

    /// <summary>The row of the columns that holds an example.</summary>
    internal int Row(int example) => _rows is null ? _first + example : _rows[_first + example];

    private static int SizeOf(int values, int count)
    {
        if (count <= 0)
            throw new ArgumentException($"A dataset needs at least one example, but {count} were given. Give the inputs of each, and its target.");
        if (values == 0 || values % count != 0)
            throw new ArgumentException($"{values} values cannot be divided evenly among {count} examples. All examples have the same number of values, one after the other.");
        return values / count;
    }

    private void CheckCount(int count)
    {
        if (count < 0 || count > Count)
            throw new ArgumentOutOfRangeException(nameof(count), count, $"The dataset has {Count} examples. Choose a number from 0 to {Count}.");
    }
}
