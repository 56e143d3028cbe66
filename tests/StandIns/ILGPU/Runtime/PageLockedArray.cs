using System;

namespace ILGPU.Runtime;

/// <summary>Memory of the machine that a device reaches by itself.</summary>
public abstract class PageLockedArray<T> : IDisposable where T : unmanaged
{
    private protected PageLockedArray(long length) => Elements = GC.AllocateArray<T>(checked((int)length), pinned: true);

    /// <summary>The elements.</summary>
    public Span<T> Span => Elements;

    /// <summary>How many there are.</summary>
    public long Length => Elements.Length;

    private protected T[] Elements { get; }

    /// <summary>Does nothing: the memory is the collector's.</summary>
    public void Dispose() => GC.SuppressFinalize(this);
}

/// <summary>The same, of one dimension.</summary>
public sealed class PageLockedArray1D<T> : PageLockedArray<T> where T : unmanaged
{
    internal PageLockedArray1D(long length)
        : base(length)
    {
    }
}

/// <summary>Makes such memory.</summary>
public static class PageLockedArrayExtensions
{
    /// <summary>So many elements.</summary>
    public static PageLockedArray1D<T> AllocatePageLocked1D<T>(this Accelerator accelerator, long extent) where T : unmanaged => new(extent);
}
