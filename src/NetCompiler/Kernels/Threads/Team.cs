using System;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Threading;

namespace NetCompiler.Kernels;

/// <summary>
/// The workers of one run: how many are still at it, how many have come to the barrier, and what went wrong first. Each counter has
/// cache lines of its own, because every worker writes them. Whoever waits spins for a short while, then offers its core to others, then sleeps.
/// </summary>
internal sealed class Team
{
    /// <summary>Turns of waiting before a worker offers its core to others, about 30 µs.</summary>
    internal const int Patience = 1000;

    /// <summary>
    /// Milliseconds of offering before it sleeps: to be woken takes tens of microseconds, and cores that differ in speed keep each other waiting for longer than that
    /// at each barrier.
    /// </summary>
    private const double Awake = 1;

    /// <summary>What <see cref="Await"/> is given for the end of the run.</summary>
    private const long Finish = long.MaxValue;

    private readonly object _bed = new();
    private int _patience = Patience;
    private long _naps;
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

        if (Interlocked.Decrement(ref _counters.Working) == 0 || Volatile.Read(ref _counters.Failed) != 0)
            Wake();
    }

    /// <summary>How often a worker of any run has gone to sleep.</summary>
    public long Naps => Volatile.Read(ref _naps);

    /// <summary>Waits for the last worker, and throws what the first to fail has thrown.</summary>
    public void End()
    {
        Await(Finish);
        _failure?.Throw();
    }

    /// <summary>The barrier: the n-th arrival of a worker waits for the n-th of all others.</summary>
    public void Wait()
    {
        long arrival = Interlocked.Increment(ref _counters.Arrived);
        long target = (arrival + _count - 1) / _count * _count;

        if (arrival == target)
        {
            Wake();
            return;
        }

        Await(target);

        if (Volatile.Read(ref _counters.Arrived) < target)
            throw new AbandonedException();
    }

    /// <summary>Spins for a bounded time, then lets others run: without that, more workers than cores would wait for each other's time slices. Then sleeps.</summary>
    private void Await(long target)
    {
        for (int turn = 0; turn < _patience; turn++)
        {
            if (IsReached(target))
                return;

            Thread.SpinWait(1);
        }

        for (long start = Stopwatch.GetTimestamp(); !IsReached(target);)
        {
            if (Stopwatch.GetElapsedTime(start).TotalMilliseconds < Awake)
                Thread.Yield();
            else
                Sleep(target);
        }
    }

    /// <summary>Whether so many have arrived, or some never will.</summary>
    private bool IsReached(long target) => target == Finish
        ? Volatile.Read(ref _counters.Working) == 0
        : Volatile.Read(ref _counters.Arrived) >= target || Volatile.Read(ref _counters.Failed) != 0;

    /// <summary>
    /// No call is missed: this thread counts itself as asleep and then looks whether it has to wait, and who brings that about does so and then looks whether anybody sleeps,
    /// each with a full fence between the two. So at least one of them sees the other.
    /// </summary>
    private void Sleep(long target)
    {
        lock (_bed)
        {
            Interlocked.Increment(ref _counters.Asleep);
            Volatile.Write(ref _naps, _naps + 1);

            try
            {
                while (!IsReached(target))
                    Monitor.Wait(_bed);
            }
            finally
            {
                Interlocked.Decrement(ref _counters.Asleep);
            }
        }
    }

    /// <summary>Wakes all who sleep; each looks for itself. Called behind an interlocked operation, which is the fence that <see cref="Sleep"/> counts on.</summary>
    private void Wake()
    {
        if (Volatile.Read(ref _counters.Asleep) == 0)
            return;

        lock (_bed)
            Monitor.PulseAll(_bed);
    }

    [StructLayout(LayoutKind.Explicit, Size = 768)]
    private struct Counters
    {
        [FieldOffset(128)] public int Working;
        [FieldOffset(256)] public long Arrived;
        [FieldOffset(384)] public int Failed;
        [FieldOffset(512)] public int Asleep;
    }

    /// <summary>Leaves a barrier that will never be complete.</summary>
    private sealed class AbandonedException() : Exception("Another worker of this run has failed.");
}
