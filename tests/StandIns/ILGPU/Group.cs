using ILGPU.Execution;

namespace ILGPU;

/// <summary>Where the calling thread is in its group.</summary>
public static unsafe class Group
{
    /// <summary>Its first index.</summary>
    public static int IdxX => ThreadFrame.Current->GroupIdxX;

    /// <summary>Its second index.</summary>
    public static int IdxY => ThreadFrame.Current->GroupIdxY;

    /// <summary>Its third index.</summary>
    public static int IdxZ => ThreadFrame.Current->GroupIdxZ;

    /// <summary>Threads along the first axis.</summary>
    public static int DimX => ThreadFrame.Current->Group->GroupDimX;

    /// <summary>Threads along the second axis.</summary>
    public static int DimY => ThreadFrame.Current->Group->GroupDimY;

    /// <summary>Threads along the third axis.</summary>
    public static int DimZ => ThreadFrame.Current->Group->GroupDimZ;

    /// <summary>Waits until every thread of the group has come here.</summary>
    /// <exception cref="InternalCompilerException">It is called outside of kernels and the methods that they call by name.</exception>
    public static void Barrier() => throw new InternalCompilerException("A barrier is met in kernels, and in the static methods that they call.");
}
