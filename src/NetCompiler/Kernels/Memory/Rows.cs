using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>
/// One row vector per example of a batch, [B, n]. Rows lie <c>stride</c> floats apart; what stands between the n-th column and the next
/// row is padding, which may hold anything.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct Rows
{
    private readonly float* _data;
    private readonly nint _stride;

    /// <summary>Rows that start at <paramref name="data"/>, <paramref name="stride"/> floats apart.</summary>
    public Rows(float* data, int stride)
    {
        _data = data;
        _stride = stride;
    }

    /// <summary>Floats from one row to the next.</summary>
    public int Stride => (int)_stride;

    /// <summary>One element.</summary>
    public ref float this[int row, int column]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _data[row * _stride + column];
    }

    /// <summary>The elements of a row from <paramref name="column"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Load<V>(int row, int column) where V : struct, ILanes<V> => V.Load(_data, row * _stride, column);

    /// <summary>Writes the elements of a row from <paramref name="column"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store<V>(int row, int column, V value) where V : struct, ILanes<V> => V.Store(_data, row * _stride, column, value);

    /// <summary>The same rows seen from column <paramref name="first"/>: slices and concatenations are views.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Rows Columns(int first) => new(_data + first, (int)_stride);

    /// <summary>One step of every example, where each has <paramref name="of"/> rows: row b is row b·of + <paramref name="step"/> of these.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Rows At(int step, int of) => new(_data + step * _stride, (int)_stride * of);

    /// <summary>The first <paramref name="count"/> columns of a row.</summary>
    public Span<float> Span(int row, int count) => new(Pointer(row), count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal float* Pointer(int row) => _data + row * _stride;
}
