using System;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Threading;

namespace NetCompiler.Kernels;

/// <summary>
/// The workers of one run: how many are still at it, how many have come to the barrier, and what went wrong first. Each counter has
/// cache lines of its own, because every worker writes them.
/// </summary>
internal sealed class Team
{
    /// <summary>Turns of waiting before a worker offers its core to others, about 30 µs.</summary>
    internal const int Patience = 1000;

    private int _patience = Patience;
    private Counters _counters;
    private ExceptionDispatchInfo? _failure;
    private int _count;

    /// <summary>Prepares a run of <paramref name="count"/> workers.</summary>
    public void Begin(int count)
    {
        _count = count;
        _patience = count <= Workers.Available ? Patience : 0;     // Those that one waits for may need this very core.
        _failure = null;
        _counters.Failed = 0;
        _counters.Arrived = 0;
        Volatile.Write(ref _counters.Working, count);
    }

    /// <summary>One worker's share, from start to end.</summary>
    public void Work(IWork work, int index)
    {
        try
        {
            work.Run(new Share(this, index, _count));
        }
        catch (AbandonedException)
        {
            // Another worker failed; its exception is the one to report.
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
            Volatile.Write(ref _counters.Failed, 1);
        }

        Interlocked.Decrement(ref _counters.Working);
    }

    /// <summary>Waits for the last worker, and throws what the first to fail has thrown.</summary>
    public void End()
    {
        for (int turn = 0; Volatile.Read(ref _counters.Working) != 0; turn++)
            Pause(turn);

        _failure?.Throw();
    }

    /// <summary>The barrier: the n-th arrival of a worker waits for the n-th of all others.</summary>
    public void Wait()
    {
        long arrival = Interlocked.Increment(ref _counters.Arrived);
        long target = (arrival + _count - 1) / _count * _count;

        for (int turn = 0; Volatile.Read(ref _counters.Arrived) < target; turn++)
        {
            if (Volatile.Read(ref _counters.Failed) != 0)
                throw new AbandonedException();

            Pause(turn);
        }
    }

    /// <summary>Spins for a bounded time, then lets others run: without that, more workers than cores would wait for each other's time slices.</summary>
    private void Pause(int turn)
    {
        if (turn < _patience)
            Thread.SpinWait(1);
        else
            Thread.Yield();
    }

    [StructLayout(LayoutKind.Explicit, Size = 640)]
    private struct Counters
    {
        [FieldOffset(128)] public int Working;
        [FieldOffset(256)] public long Arrived;
        [FieldOffset(384)] public int Failed;
    }

    /// <summary>Leaves a barrier that will never be complete.</summary>
    private sealed class AbandonedException() : Exception("Another worker of this run has failed.");
}
