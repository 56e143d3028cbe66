using System;
using System.Reflection;
using System.Runtime.CompilerServices;
using ILGPU.Runtime;

namespace ILGPU.Execution;

/// <summary>A kernel: checked once, then run as often as wanted without allocating.</summary>
internal sealed class Kernel<T> : Launch where T : struct
{
    private readonly Action<T> _action;
    private readonly int _mostThreads;
    private readonly bool _meets;
    private T _arguments;

    public Kernel(Action<T> action, KernelSpecialization specialization)
    {
        // A lambda that captures nothing is an instance method of a class without fields.
        if (action.Target is { } target && target.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Length > 0)
            throw new NotSupportedException($"The kernel {action.Method.Name} captures variables; a kernel is a static method, or a lambda that captures nothing.");
        if (!action.Method.IsStatic && !action.Method.DeclaringType!.IsDefined(typeof(CompilerGeneratedAttribute)))
            throw new NotSupportedException($"The kernel {action.Method.Name} is an instance method; a kernel is a static method, or a lambda that captures nothing.");

        ArgumentTypes.Check(typeof(T));
        _action = action;
        _mostThreads = Math.Min(specialization.MaxNumThreadsPerGroup ?? Accelerator.MostThreads, Accelerator.MostThreads);
        _meets = KernelScan.Meets(action.Method);
    }

    public void Run(AcceleratorStream stream, KernelConfig config, T arguments)
    {
        Failure.Count();
        (Grid, Group, _arguments) = (config.GridDim, config.GroupDim, arguments);

        if (Grid.X < 1 || Grid.Y is < 1 or > Accelerator.MostGroups || Grid.Z is < 1 or > Accelerator.MostGroups)
            throw new ArgumentOutOfRangeException(nameof(config), $"A grid of {Grid.X}×{Grid.Y}×{Grid.Z} groups: each axis has at least one, the second and the third at most {Accelerator.MostGroups}.");
        if (Group.X < 1 || Group.Y < 1 || Group.Z < 1 || ThreadsOfGroup > _mostThreads)
            throw new ArgumentOutOfRangeException(nameof(config), $"A group of {Group.X}×{Group.Y}×{Group.Z} threads: the kernel is compiled for at most {_mostThreads}.");

        if (_meets)
        {
            Threads = GroupThreads.Of(ThreadsOfGroup);
            Threads.Run(this);
            return;
        }

        KernelThread thread = KernelThread.Current;
        thread.Launch = this;

        for (int group = 0, groups = Groups, threads = ThreadsOfGroup; group < groups; group++)
        {
            for (int i = 0; i < threads; i++)
            {
                thread.Enter(group, i);
                _action(_arguments);
            }
        }
    }

    public override void RunThread() => _action(_arguments);
}
