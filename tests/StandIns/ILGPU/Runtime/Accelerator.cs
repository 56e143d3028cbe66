using System;

namespace ILGPU.Runtime;

/// <summary>An open device. Everything given to it has happened when the call returns.</summary>
public sealed class Accelerator : IDisposable
{
    internal const int MostThreads = 1024, MostGroups = 65_535, SharedBytes = 48 * 1024;

    internal Accelerator(Device device)
    {
        Device = device;
        DefaultStream = CreateStream();
    }

    /// <summary>What was opened.</summary>
    public Device Device { get; }

    /// <summary>Says that this is a stand-in.</summary>
    public string Name => Device.Name;

    /// <summary>Bytes that there are.</summary>
    public long MemorySize => Device.MemorySize;

    /// <summary>Threads that a device would run in step.</summary>
    public int WarpSize => 32;

    /// <summary>The most threads of a group.</summary>
    public int MaxNumThreadsPerGroup => MostThreads;

    /// <summary>The most shared memory of a group, in bytes.</summary>
    public int MaxSharedMemoryPerGroup => SharedBytes;

    /// <summary>The stream of what names none.</summary>
    public AcceleratorStream DefaultStream { get; }

    /// <summary>A stream of its own.</summary>
    public AcceleratorStream CreateStream() => new();

    /// <summary>Makes the device the calling thread's own; the stand-in is every thread's.</summary>
    public void Bind()
    {
    }

    /// <summary>Waits for all streams.</summary>
    public void Synchronize()
    {
    }

    /// <summary>Memory for so many elements.</summary>
    public MemoryBuffer1D<T, Stride1D.Dense> Allocate1D<T>(long length) where T : unmanaged => new(length);

    /// <summary>Closes the device.</summary>
    public void Dispose() => GC.SuppressFinalize(this);
}

/// <summary>What happens in order.</summary>
public class AcceleratorStream : IDisposable
{
    internal AcceleratorStream()
    {
    }

    /// <summary>Waits until all of it has happened.</summary>
    public void Synchronize()
    {
    }

    /// <summary>Does nothing: there is nothing to free.</summary>
    public void Dispose() => GC.SuppressFinalize(this);
}
