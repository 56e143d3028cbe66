using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetCompiler.Kernels;

/// <summary>One number per example, [B].</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct Scalars
{
    private readonly float* _data;
    private readonly nint _stride;

    /// <summary>The numbers that start at <paramref name="data"/>.</summary>
    public Scalars(float* data) : this(data, 1)
    {
    }

    private Scalars(float* data, nint stride)
    {
        _data = data;
        _stride = stride;
    }

    /// <summary>The number of one example.</summary>
    public ref float this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _data[row * _stride];
    }

    /// <summary>The number of one example, in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Load<V>(int row) where V : struct, ILanes<V> => V.Of(_data[row * _stride]);

    /// <summary>One step of every example, where each has <paramref name="of"/> numbers: number b is number b·of + <paramref name="step"/> of these.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Scalars At(int step, int of) => new(_data + step * _stride, _stride * of);

    /// <summary>The numbers of the first <paramref name="count"/> examples; not of one step.</summary>
    public Span<float> Span(int count) => new(_data, count);
}
