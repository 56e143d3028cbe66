using ILGPU.Execution;

namespace ILGPU;

/// <summary>Where the group of the calling thread is in the grid.</summary>
public static unsafe class Grid
{
    /// <summary>Its first index.</summary>
    public static int IdxX => ThreadFrame.Current->Group->GridIdxX;

    /// <summary>Its second index.</summary>
    public static int IdxY => ThreadFrame.Current->Group->GridIdxY;

    /// <summary>Its third index.</summary>
    public static int IdxZ => ThreadFrame.Current->Group->GridIdxZ;

    /// <summary>Groups along the first axis.</summary>
    public static int DimX => ThreadFrame.Current->Group->GridDimX;

    /// <summary>Groups along the second axis.</summary>
    public static int DimY => ThreadFrame.Current->Group->GridDimY;

    /// <summary>Groups along the third axis.</summary>
    public static int DimZ => ThreadFrame.Current->Group->GridDimZ;
}
