using System;
using System.Runtime.CompilerServices;

namespace ILGPU;

/// <summary>Elements in the memory of a device. Every access is checked, which ILGPU does in debug builds only.</summary>
public readonly unsafe struct ArrayView<T> where T : unmanaged
{
    private readonly T* _data;

    internal ArrayView(T* data, long length)
    {
        _data = data;
        Length = length;
    }

    /// <summary>How many there are.</summary>
    public long Length { get; }

    /// <summary>The element at an index.</summary>
    public ref T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref this[(long)index];
    }

    /// <summary>The element at an index.</summary>
    public ref T this[long index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((ulong)index >= (ulong)Length)
                Refuse(index);
            return ref _data[index];
        }
    }

    /// <summary>The element at an index.</summary>
    public ref T this[Index1D index] => ref this[(long)index.X];

    /// <summary>The element at an index.</summary>
    public ref T this[LongIndex1D index] => ref this[index.X];

    /// <summary>A part of them.</summary>
    public ArrayView<T> SubView(long index, long length)
    {
        if (index < 0 || length < 0 || index + length > Length)
            throw new ArgumentOutOfRangeException(nameof(index), $"Elements {index} … {index + length - 1} of {Length}.");
        return new(_data + index, length);
    }

    /// <summary>The same memory as elements of another type.</summary>
    public ArrayView<U> Cast<U>() where U : unmanaged => new((U*)_data, Length * sizeof(T) / sizeof(U));

    internal Span<T> Span => new(_data, checked((int)Length));

    private void Refuse(long index) => throw new IndexOutOfRangeException($"Element {index} of a view of {Length}.");
}
