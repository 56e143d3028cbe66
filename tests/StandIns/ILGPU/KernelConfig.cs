namespace ILGPU;

/// <summary>How many groups run a kernel, and how many threads each has.</summary>
public readonly record struct KernelConfig
{
    /// <summary>Along one axis.</summary>
    public KernelConfig(Index1D gridDim, Index1D groupDim)
        : this(new Index3D(gridDim, 1, 1), new Index3D(groupDim, 1, 1))
    {
    }

    /// <summary>Along two axes.</summary>
    public KernelConfig(Index2D gridDim, Index2D groupDim)
        : this(new Index3D(gridDim.X, gridDim.Y, 1), new Index3D(groupDim.X, groupDim.Y, 1))
    {
    }

    /// <summary>Along three axes.</summary>
    public KernelConfig(Index3D gridDim, Index3D groupDim)
    {
        GridDim = gridDim;
        GroupDim = groupDim;
    }

    /// <summary>Groups.</summary>
    public Index3D GridDim { get; }

    /// <summary>Threads of each.</summary>
    public Index3D GroupDim { get; }
}
