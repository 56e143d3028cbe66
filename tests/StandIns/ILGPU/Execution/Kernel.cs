using System;
using System.Reflection;
using System.Runtime.CompilerServices;
using ILGPU.Runtime;

namespace ILGPU.Execution;

/// <summary>A kernel: checked once, then run as often as wanted without allocating.</summary>
internal abstract unsafe class Kernel
{
    private readonly int _mostThreads, _argumentBytes;
    private readonly ResumableKernel? _resumable;
    private bool _isDescending;

    protected Kernel(Delegate action, Type arguments, KernelSpecialization specialization)
    {
        // A lambda that captures nothing is an instance method of a class without fields.
        if (action.Target is { } target && target.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Length > 0)
            throw new NotSupportedException($"The kernel {action.Method.Name} captures variables; a kernel is a static method, or a lambda that captures nothing.");
        if (!action.Method.IsStatic && !action.Method.DeclaringType!.IsDefined(typeof(CompilerGeneratedAttribute)))
            throw new NotSupportedException($"The kernel {action.Method.Name} is an instance method; a kernel is a static method, or a lambda that captures nothing.");

        ArgumentTypes.Check(arguments);
        _argumentBytes = RuntimeHelpers.SizeOf(arguments.TypeHandle);
        _mostThreads = Math.Min(specialization.MaxNumThreadsPerGroup ?? Accelerator.MostThreads, Accelerator.MostThreads);
        _resumable = LoadedKernels.Load(action.Method);
    }

    protected void Run(KernelConfig config, byte* arguments)
    {
        Failure.Count();
        (Index3D grid, Index3D size) = (config.GridDim, config.GroupDim);
        int threads = size.X * size.Y * size.Z;

        if (grid.X < 1 || grid.Y is < 1 or > Accelerator.MostGroups || grid.Z is < 1 or > Accelerator.MostGroups)
            throw new ArgumentOutOfRangeException(nameof(config), $"A grid of {grid.X}×{grid.Y}×{grid.Z} groups: each axis has at least one, the second and the third at most {Accelerator.MostGroups}.");
        if (size.X < 1 || size.Y < 1 || size.Z < 1 || threads > _mostThreads)
            throw new ArgumentOutOfRangeException(nameof(config), $"A group of {size.X}×{size.Y}×{size.Z} threads: the kernel is compiled for at most {_mostThreads}.");

        GroupMemory memory = GroupMemory.Current;
        GroupFrame* frame = memory.Begin(grid, size);

        for (int group = 0, groups = grid.X * grid.Y * grid.Z; group < groups; group++)
        {
            memory.Enter(group);
            if (_resumable is null)
                RunThreads(memory, frame, arguments);
            else
                RunSegments(_resumable, memory, frame, threads, arguments);
        }
    }

    /// <summary>Runs all of the kernel as the current thread.</summary>
    protected abstract void RunThread(byte* arguments);

    /// <summary>One thread after the other, where they do not meet.</summary>
    private void RunThreads(GroupMemory memory, GroupFrame* group, byte* arguments)
    {
        ThreadFrame* thread = ThreadFrame.Current = (ThreadFrame*)memory.Frames(1, sizeof(ThreadFrame));
        thread->Group = group;

        for (thread->GroupIdxZ = 0; thread->GroupIdxZ < group->GroupDimZ; thread->GroupIdxZ++)
        {
            for (thread->GroupIdxY = 0; thread->GroupIdxY < group->GroupDimY; thread->GroupIdxY++)
            {
                for (thread->GroupIdxX = 0; thread->GroupIdxX < group->GroupDimX; thread->GroupIdxX++)
                {
                    thread->Allocated = 0;
                    RunThread(arguments);
                }
            }
        }
    }

    /// <summary>All threads up to a barrier, then all up to the next. From group to group they take turns in the other order, so that a barrier which is missing changes what some group computes.</summary>
    private void RunSegments(ResumableKernel kernel, GroupMemory memory, GroupFrame* group, int threads, byte* arguments)
    {
        int bytes = kernel.FrameBytes;
        byte* frames = memory.Frames(threads, bytes);

        for (int i = 0; i < threads; i++)
        {
            ThreadFrame* thread = (ThreadFrame*)(frames + i * bytes);
            int row = i / group->GroupDimX;
            *thread = new ThreadFrame { State = 0, Group = group, GroupIdxX = i % group->GroupDimX, GroupIdxY = row % group->GroupDimY, GroupIdxZ = row / group->GroupDimY };
            Unsafe.CopyBlock((byte*)thread + ResumableKernel.ArgumentsAt, arguments, (uint)_argumentBytes);
        }

        byte* first = _isDescending ? frames + (threads - 1) * bytes : frames;
        int step = _isDescending ? -bytes : bytes;
        _isDescending = !_isDescending;
        int state;

        do
        {
            byte* thread = first;

            for (int i = 0; i < threads; i++, thread += step)
            {
                ThreadFrame.Current = (ThreadFrame*)thread;
                kernel.Segment((ThreadFrame*)thread);
            }

            state = ((ThreadFrame*)first)->State;
            CheckMeeting(frames, threads, bytes);
        }
        while (state != ThreadFrame.Ended);
    }

    private static void CheckMeeting(byte* frames, int threads, int bytes)
    {
        int state = ((ThreadFrame*)frames)->State, others = 0, waiting = 0;

        for (int i = 0; i < threads; i++)
        {
            int at = ((ThreadFrame*)(frames + i * bytes))->State;
            others += at != state ? 1 : 0;
            waiting += at != ThreadFrame.Ended ? 1 : 0;
        }

        if (others > 0)
            throw new InvalidOperationException(waiting < threads
                ? $"{waiting} of the {threads} threads of a group wait at a barrier that the others have not met."
                : $"{others} of the {threads} threads of a group wait at another barrier than the first one does.");
    }
}

/// <summary>The part of it that depends on its arguments: as little as can be, for it is compiled anew for each kernel.</summary>
internal sealed unsafe class Kernel<T>(Action<T> action, KernelSpecialization specialization) : Kernel(action, typeof(T), specialization) where T : struct
{
    public void Run(AcceleratorStream stream, KernelConfig config, T arguments) => Run(config, (byte*)Unsafe.AsPointer(ref arguments));

    protected override void RunThread(byte* arguments) => action(Unsafe.Read<T>(arguments));
}
