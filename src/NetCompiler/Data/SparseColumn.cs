using System;
using System.Collections.Generic;

namespace NetCompiler;

/// <summary>A column of real numbers that are mostly 0: of each example only the others are kept, with their places.</summary>
internal sealed class SparseColumn : Column
{
    private readonly int[] _ends;
    private readonly int[] _places;
    private readonly float[] _values;

    private SparseColumn(int size, int[] ends, int[] places, float[] values)
        : base(ends.Length, size) => (_ends, _places, _values) = (ends, places, values);

    internal override void CopyTo(int row, Span<float> destination)
    {
        destination.Clear();
        for (int i = row == 0 ? 0 : _ends[row - 1]; i < _ends[row]; i++)
            destination[_places[i]] = _values[i];
    }

    /// <summary>Gathers examples, one after the other.</summary>
    /// <param name="size">How many numbers an example has, with the zeros.</param>
    public sealed class Builder(int size)
    {
        private readonly List<int> _ends = [];
        private readonly List<int> _places = [];
        private readonly List<float> _values = [];

        /// <summary>A number of the example that is being gathered.</summary>
        public void Add(int place, float value)
        {
            _places.Add(place);
            _values.Add(value);
        }

        public void EndRow() => _ends.Add(_places.Count);

        public SparseColumn Build() => new(size, [.. _ends], [.. _places], [.. _values]);
    }
}
