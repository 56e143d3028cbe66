using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>One number per example, [B].</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct Scalars
{
    private readonly float* _data;

    /// <summary>The numbers that start at <paramref name="data"/>.</summary>
    public Scalars(float* data) => _data = data;

    /// <summary>The number of one example.</summary>
    public ref float this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _data[row];
    }

    /// <summary>The number of one example, in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Load<V>(int row) where V : struct, ILanes<V> => V.Of(_data[row]);

    /// <summary>The numbers of the first <paramref name="count"/> examples.</summary>
    public Span<float> Span(int count) => new(_data, count);
}
