using System;
using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Threading;
using ILGPU.Runtime;

namespace ILGPU.Execution;

/// <summary>
/// The threads of a group of one size, kept from launch to launch. All of them take the groups of a launch one after the other; a launch wakes each once, and a barrier wakes nobody: who waits gives its
/// turn away until the last has come, which costs the system a turn of its queue and no call to wake anyone.
/// </summary>
internal sealed unsafe class GroupThreads
{
    private const int StackBytes = 256 * 1024;

    private static readonly ConcurrentDictionary<int, GroupThreads> All = [];

    private readonly int _count;
    private readonly object _gate = new();
    private readonly SemaphoreSlim _start = new(0), _done = new(0);
    private Launch? _launch;
    private Exception? _failure;
    private int _phase, _arrived, _atEnd;

    private GroupThreads(int count)
    {
        _count = count;
        Shared = (byte*)NativeMemory.AlignedAlloc(Accelerator.SharedBytes, 256);

        for (int i = 0; i < count; i++)
        {
            int thread = i;
            new Thread(() => Work(thread), StackBytes) { IsBackground = true, Name = $"stand-in for ILGPU, thread {i} of {count}" }.Start();
        }
    }

    /// <summary>The shared memory of the group at work.</summary>
    public byte* Shared { get; }

    public static GroupThreads Of(int count) => All.GetOrAdd(count, static n => new GroupThreads(n));

    /// <summary>Runs all groups of a launch.</summary>
    public void Run(Launch launch)
    {
        lock (_gate)
        {
            (_launch, _failure, _arrived, _atEnd) = (launch, null, 0, 0);
            Clear();
            _start.Release(_count);

            for (int i = 0; i < _count; i++)
                _done.Wait();

            if (_failure is { } failure)
                ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>Waits for the other threads, at a barrier of the kernel or at its end.</summary>
    public void Barrier(bool isEnd)
    {
        int phase = Volatile.Read(ref _phase);
        int atEnd = isEnd ? Interlocked.Increment(ref _atEnd) : Volatile.Read(ref _atEnd);

        if (Interlocked.Increment(ref _arrived) == _count)
        {
            atEnd = Volatile.Read(ref _atEnd);
            if (atEnd != 0 && atEnd != _count)
                Fail(new InvalidOperationException($"{_count - atEnd} of the {_count} threads of a group wait at a barrier that the others have not met."));
            if (isEnd)
                Clear();
            (_arrived, _atEnd) = (0, 0);
            Volatile.Write(ref _phase, phase + 1);
        }
        else
        {
            while (Volatile.Read(ref _phase) == phase && Volatile.Read(ref _failure) is null)
                Thread.Yield();
        }

        if (Volatile.Read(ref _failure) is not null)
            throw new OperationCanceledException("Another thread of the group failed.");
    }

    private void Clear() => NativeMemory.Fill(Shared, Accelerator.SharedBytes, 0xFF);

    private void Fail(Exception failure) => Interlocked.CompareExchange(ref _failure, failure, null);

    private void Work(int thread)
    {
        while (true)
        {
            _start.Wait();
            Launch launch = _launch!;
            KernelThread current = KernelThread.Current;
            current.Launch = launch;

            try
            {
                for (int group = 0, groups = launch.Groups; group < groups; group++)
                {
                    current.Enter(group, thread);
                    launch.RunThread();
                    Barrier(isEnd: true);
                }
            }
            catch (Exception failure)
            {
                Fail(failure);
            }

            _done.Release();
        }
    }
}
