using System;
using System.Runtime.InteropServices;
using ILGPU.Runtime;

namespace ILGPU.Execution;

/// <summary>What a thread of a kernel knows of itself.</summary>
internal sealed unsafe class KernelThread
{
    private const int Alignment = 16;

    [ThreadStatic]
    private static KernelThread? _current;

    private int _allocated;

    public static KernelThread Current => _current ??= new KernelThread();

    public Launch? Launch { get; set; }

    public int GridX { get; private set; }

    public int GridY { get; private set; }

    public int GridZ { get; private set; }

    public int GroupX { get; private set; }

    public int GroupY { get; private set; }

    public int GroupZ { get; private set; }

    /// <summary>Enters a group as one of its threads.</summary>
    public void Enter(int group, int thread)
    {
        (Index3D grid, Index3D size) = (Launch!.Grid, Launch.Group);
        (GridX, GridY, GridZ) = (group % grid.X, group / grid.X % grid.Y, group / grid.X / grid.Y);
        (GroupX, GroupY, GroupZ) = (thread % size.X, thread / size.X % size.Y, thread / size.X / size.Y);
        _allocated = 0;
    }

    public ArrayView<T> Allocate<T>(int length) where T : unmanaged
    {
        int at = _allocated, bytes = checked(length * sizeof(T));
        _allocated = (at + bytes + Alignment - 1) / Alignment * Alignment;

        if (_allocated > Accelerator.SharedBytes)
            throw new InternalCompilerException($"A group takes {_allocated} bytes of shared memory; there are {Accelerator.SharedBytes}.");
        return new((T*)(Launch!.Threads!.Shared + at), length);
    }
}

/// <summary>A kernel at work.</summary>
internal abstract class Launch
{
    public Index3D Grid { get; protected set; }

    public Index3D Group { get; protected set; }

    /// <summary>What a group's threads meet in; null for a kernel in which they need not.</summary>
    public GroupThreads? Threads { get; protected set; }

    public int Groups => Grid.X * Grid.Y * Grid.Z;

    public int ThreadsOfGroup => Group.X * Group.Y * Group.Z;

    /// <summary>Runs the kernel as the thread that the current one is.</summary>
    public abstract void RunThread();
}
