using ILGPU.Execution;

namespace ILGPU;

/// <summary>Where the calling thread is in its group.</summary>
public static class Group
{
    /// <summary>Its first index.</summary>
    public static int IdxX => KernelThread.Current.GroupX;

    /// <summary>Its second index.</summary>
    public static int IdxY => KernelThread.Current.GroupY;

    /// <summary>Its third index.</summary>
    public static int IdxZ => KernelThread.Current.GroupZ;

    /// <summary>Threads along the first axis.</summary>
    public static int DimX => KernelThread.Current.Launch!.Group.X;

    /// <summary>Threads along the second axis.</summary>
    public static int DimY => KernelThread.Current.Launch!.Group.Y;

    /// <summary>Threads along the third axis.</summary>
    public static int DimZ => KernelThread.Current.Launch!.Group.Z;

    /// <summary>Waits until every thread of the group has come here.</summary>
    public static void Barrier() => KernelThread.Current.Launch!.Threads!.Barrier(isEnd: false);
}
