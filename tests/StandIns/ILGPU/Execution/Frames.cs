using System;

namespace ILGPU.Execution;

/// <summary>What a thread of a kernel knows of itself. Where threads meet, the kernel's arguments lie behind it, and what the thread needs again behind a barrier.</summary>
internal unsafe struct ThreadFrame
{
    /// <summary>The state of a thread that has come to the end of the kernel.</summary>
    public const int Ended = -1;

    [ThreadStatic]
    private static ThreadFrame* _current;

    /// <summary>Where the thread goes on: 0 at first, else the number of the barrier that it waits at.</summary>
    public int State;

    public int Allocated, GroupIdxX, GroupIdxY, GroupIdxZ;

    public GroupFrame* Group;

    /// <summary>The thread at work.</summary>
    public static ThreadFrame* Current
    {
        get => _current;
        set => _current = value;
    }
}

/// <summary>What the threads of a group have in common.</summary>
internal unsafe struct GroupFrame
{
    public int GridIdxX, GridIdxY, GridIdxZ, GridDimX, GridDimY, GridDimZ, GroupDimX, GroupDimY, GroupDimZ;

    /// <summary>The most bytes of shared memory that a thread has taken.</summary>
    public int Allocated;

    public byte* Shared;
}
