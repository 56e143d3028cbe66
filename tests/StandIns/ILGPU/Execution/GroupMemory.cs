using System;
using System.Runtime.CompilerServices;
using ILGPU.Runtime;

namespace ILGPU.Execution;

/// <summary>The memory of the groups that a thread of the machine runs one after the other, kept from launch to launch.</summary>
internal sealed unsafe class GroupMemory
{
    private const int Alignment = 256;

    [ThreadStatic]
    private static GroupMemory? _current;

    private readonly byte[] _shared = Pinned<byte>(Accelerator.SharedBytes + Alignment);
    private readonly GroupFrame[] _group = Pinned<GroupFrame>(1);
    private byte[] _frames = [];

    private GroupMemory()
    {
        Group->Shared = Aligned(_shared);
        Group->Allocated = Accelerator.SharedBytes;
    }

    public static GroupMemory Current => _current ??= new GroupMemory();

    private GroupFrame* Group => (GroupFrame*)Unsafe.AsPointer(ref _group[0]);

    /// <summary>Frames of so many threads, each of so many bytes.</summary>
    public byte* Frames(int threads, int bytes)
    {
        if (_frames.Length < threads * bytes + Alignment)
            _frames = Pinned<byte>(threads * bytes + Alignment);
        return Aligned(_frames);
    }

    public GroupFrame* Begin(Index3D grid, Index3D size)
    {
        (Group->GridDimX, Group->GridDimY, Group->GridDimZ) = grid;
        (Group->GroupDimX, Group->GroupDimY, Group->GroupDimZ) = size;
        return Group;
    }

    /// <summary>Goes on to a group. What the one before it has allocated is NaN again.</summary>
    public void Enter(int group)
    {
        GroupFrame* frame = Group;
        (int x, int y) = (frame->GridDimX, frame->GridDimY);
        (frame->GridIdxX, frame->GridIdxY, frame->GridIdxZ) = (group % x, group / x % y, group / x / y);
        new Span<byte>(frame->Shared, frame->Allocated).Fill(0xFF);
        frame->Allocated = 0;
    }

    public static ArrayView<T> Allocate<T>(int length) where T : unmanaged
    {
        const int alignment = 16;
        ThreadFrame* thread = ThreadFrame.Current;
        int at = thread->Allocated, end = checked(at + length * sizeof(T));
        thread->Allocated = (end + alignment - 1) / alignment * alignment;

        if (end > Accelerator.SharedBytes)
            throw new InternalCompilerException($"A group takes {end} bytes of shared memory; there are {Accelerator.SharedBytes}.");

        thread->Group->Allocated = Math.Max(thread->Group->Allocated, end);
        return new((T*)(thread->Group->Shared + at), length);
    }

    private static T[] Pinned<T>(int length) where T : unmanaged => GC.AllocateArray<T>(length, pinned: true);

    private static byte* Aligned(byte[] bytes) => (byte*)(((nuint)Unsafe.AsPointer(ref bytes[0]) + Alignment - 1) / Alignment * Alignment);
}
