using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>One vector [n] that all examples share: a bias, a statistic, a gradient of either.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct Row
{
    private readonly float* _data;

    /// <summary>The vector that starts at <paramref name="data"/>.</summary>
    public Row(float* data) => _data = data;

    /// <summary>One element.</summary>
    public ref float this[int column]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _data[column];
    }

    /// <summary>The elements from <paramref name="column"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Load<V>(int column) where V : struct, ILanes<V> => V.Load(_data, 0, column);

    /// <summary>Writes the elements from <paramref name="column"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store<V>(int column, V value) where V : struct, ILanes<V> => V.Store(_data, 0, column, value);

    /// <summary>The same vector seen from element <paramref name="first"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Row From(int first) => new(_data + first);

    /// <summary>The first <paramref name="count"/> elements.</summary>
    public Span<float> Span(int count) => new(_data, count);

    /// <summary>Rows of <paramref name="columns"/> elements, without padding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Rows AsRows(int columns) => new(_data, columns);

    internal float* Pointer => _data;
}
