using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ILGPU.Execution;

namespace ILGPU.Runtime;

/// <summary>Memory of a device, aligned as devices align it; NaN until it is written.</summary>
public sealed unsafe class MemoryBuffer1D<T, TStride> : IDisposable where T : unmanaged where TStride : struct, IStride1D
{
    private const int Alignment = 256;

    private T* _data;

    internal MemoryBuffer1D(long length)
    {
        nuint bytes = checked((nuint)(length * sizeof(T)));
        _data = (T*)NativeMemory.AlignedAlloc(bytes, Alignment);
        NativeMemory.Fill(_data, bytes, 0xFF);
        Length = length;
    }

    /// <summary>How many elements there are.</summary>
    public long Length { get; }

    /// <summary>All of them.</summary>
    public ArrayView1D<T, TStride> View => _data is not null ? new(new ArrayView<T>(_data, Length)) : throw new ObjectDisposedException(GetType().Name);

    /// <summary>Frees the memory.</summary>
    public void Dispose()
    {
        NativeMemory.AlignedFree(_data);
        _data = null;
    }
}

/// <summary>Elements of one dimension.</summary>
public readonly struct ArrayView1D<T, TStride> where T : unmanaged where TStride : struct, IStride1D
{
    internal ArrayView1D(ArrayView<T> view) => BaseView = view;

    /// <summary>The elements as they lie.</summary>
    public ArrayView<T> BaseView { get; }

    /// <summary>How many there are.</summary>
    public long Length => BaseView.Length;

    /// <summary>The element at an index.</summary>
    public ref T this[Index1D index] => ref BaseView[index];

    /// <summary>A part of them.</summary>
    public ArrayView1D<T, TStride> SubView(long index, long length) => new(BaseView.SubView(index, length));

    /// <summary>The elements as they lie.</summary>
    public static implicit operator ArrayView<T>(ArrayView1D<T, TStride> view) => view.BaseView;
}

/// <summary>Copies between the memory of the machine and that of a device.</summary>
public static class ArrayViewExtensions
{
    /// <summary>To the device; all of the array.</summary>
    public static void CopyFromCPU<T>(this ArrayView<T> view, AcceleratorStream stream, T[] source) where T : unmanaged
    {
        Failure.Check();
        source.CopyTo(view.Span);
    }

    /// <summary>From the device; as many as the array holds.</summary>
    public static void CopyToCPU<T>(this ArrayView<T> view, AcceleratorStream stream, T[] target) where T : unmanaged
    {
        Failure.Check();
        view.SubView(0, target.Length).Span.CopyTo(target);
    }

    /// <summary>To the device, without waiting; the array and the view have one length.</summary>
    public static void CopyFromPageLockedAsync<T>(this ArrayView<T> target, AcceleratorStream stream, PageLockedArray<T> pageLockedArray) where T : unmanaged
    {
        Begin(target.Length, pageLockedArray.Length);
        pageLockedArray.Span.CopyTo(target.Span);
    }

    /// <summary>From the device, without waiting; the array and the view have one length.</summary>
    public static void CopyToPageLockedAsync<T>(this ArrayView<T> source, AcceleratorStream stream, PageLockedArray<T> pageLockedArray) where T : unmanaged
    {
        Begin(source.Length, pageLockedArray.Length);
        source.Span.CopyTo(pageLockedArray.Span);
    }

    /// <summary>From one part of the device's memory to another; of one length.</summary>
    public static void CopyTo<T>(this ArrayView<T> source, AcceleratorStream stream, in ArrayView<T> target) where T : unmanaged
    {
        Begin(source.Length, target.Length);
        source.Span.CopyTo(target.Span);
    }

    /// <summary>Where the first element is, for functions of other libraries.</summary>
    public static unsafe nint LoadEffectiveAddressAsPtr<T>(this ArrayView<T> view) where T : unmanaged => (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(view.Span));

    /// <summary>Makes all bytes 0.</summary>
    public static void MemSetToZero<T>(this ArrayView<T> view, AcceleratorStream stream) where T : unmanaged => view.Span.Clear();

    private static void Begin(long view, long other)
    {
        Failure.Check();
        if (view != other)
            throw new System.ArgumentException($"A view of {view} elements and one of {other} cannot be copied.");
    }
}
