using ILGPU.Execution;

namespace ILGPU;

/// <summary>Memory that the threads of a group share.</summary>
public static class SharedMemory
{
    /// <summary>Elements that all threads of a group see. Every thread allocates the same, in the same order.</summary>
    public static ArrayView<T> Allocate<T>(int length) where T : unmanaged => GroupMemory.Allocate<T>(length);
}
