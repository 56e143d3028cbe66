using ILGPU.Execution;

namespace ILGPU;

/// <summary>Where the group of the calling thread is in the grid.</summary>
public static class Grid
{
    /// <summary>Its first index.</summary>
    public static int IdxX => KernelThread.Current.GridX;

    /// <summary>Its second index.</summary>
    public static int IdxY => KernelThread.Current.GridY;

    /// <summary>Its third index.</summary>
    public static int IdxZ => KernelThread.Current.GridZ;

    /// <summary>Groups along the first axis.</summary>
    public static int DimX => KernelThread.Current.Launch!.Grid.X;

    /// <summary>Groups along the second axis.</summary>
    public static int DimY => KernelThread.Current.Launch!.Grid.Y;

    /// <summary>Groups along the third axis.</summary>
    public static int DimZ => KernelThread.Current.Launch!.Grid.Z;
}
