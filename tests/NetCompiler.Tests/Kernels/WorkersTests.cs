using System;
using System.Linq;
using System.Threading;
using NetCompiler.Kernels;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>Threads: every worker runs, barriers hold, failures come back, nothing is allocated, and too many workers still finish.</summary>
public class WorkersTests
{
    /// <summary>A pool of our own: the process's may be busy with another test.</summary>
    private readonly Crew _crew = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Every_worker_runs_once(int threads)
    {
        int[] runs = new int[threads];
        _crew.Run(new Work(share => Interlocked.Increment(ref runs[share.Index])), threads);

        Assert.All(runs, count => Assert.Equal(1, count));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void A_barrier_separates_what_comes_before_from_what_comes_after(int threads)
    {
        const int Rounds = 200;
        int arrived = 0, wrong = 0;

        _crew.Run(
            new Work(share =>
            {
                for (int round = 1; round <= Rounds; round++)
                {
                    Interlocked.Increment(ref arrived);
                    share.Barrier();

                    if (Volatile.Read(ref arrived) != round * share.Count)
                        Interlocked.Increment(ref wrong);

                    share.Barrier();
                }
            }),
            threads);

        Assert.Equal(0, wrong);
    }

    [Fact]
    public void A_failure_on_a_worker_reaches_the_caller_and_releases_the_others()
    {
        for (int failing = 0; failing < 3; failing++)
        {
            int index = failing;
            Work work = new(share =>
            {
                if (share.Index == index % share.Count)
                    throw new InvalidOperationException("worker " + index);

                share.Barrier();
            });

            Assert.Equal("worker " + index, Assert.Throws<InvalidOperationException>(() => _crew.Run(work, 3)).Message);
        }

        Every_worker_runs_once(threads: 3);
    }

    [Fact]
    public void A_run_inside_a_run_is_done_alone()
    {
        int inner = 0, alone = 0;
        Work nested = new(share => { Interlocked.Increment(ref inner); Interlocked.Add(ref alone, share.Count == 1 ? 1 : 0); });

        _crew.Run(new Work(_ => _crew.Run(nested, 2)), 3);

        Assert.Equal((3, 3), (inner, alone));
    }

    [Fact]
    public void Many_callers_at_once_all_finish()
    {
        int done = 0;
        Thread[] callers =
        [
            .. Enumerable.Range(0, 4).Select(_ => new Thread(() =>
            {
                for (int i = 0; i < 200; i++)
                {
                    int sum = 0;
                    _crew.Run(new Work(share => { Interlocked.Add(ref sum, share.Of(100).Count); share.Barrier(); }), 4);

                    if (sum == 100)
                        Interlocked.Increment(ref done);
                }
            })),
        ];

        foreach (Thread caller in callers)
            caller.Start();

        foreach (Thread caller in callers)
            caller.Join();

        Assert.Equal(800, done);
    }

    [Fact]
    public void A_run_allocates_nothing_on_any_thread()
    {
        const int Threads = 3;
        Allocations work = new();

        // Between the runs there is time enough to fall asleep, for waking is part of it; so it is within some, at the barrier.
        Run(rounds: 3);
        work.Measured = true;
        Run(rounds: 3);

        Assert.Equal(0, work.Bytes);

        void Run(int rounds)
        {
            for (int i = 0; i < 50 * rounds; i++)
            {
                _crew.Run(work, Threads);

                if (i % 50 == 0)
                    Thread.Sleep(20);
            }
        }
    }

    [Fact]
    public void Runs_and_threads_are_checked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Workers.Run(new Work(_ => { }), 0));
        Assert.Throws<ArgumentNullException>(() => Workers.Run(null!, 1));
        Assert.InRange(Workers.Available, 1, Environment.ProcessorCount);
    }

    [Fact]
    public void A_worker_has_work_enough()
    {
        Assert.Equal(1, Workers.Enough(work: 0, threads: 4, least: 7));
        Assert.Equal(3, Workers.Enough(work: 27, threads: 4, least: 7));
        Assert.Equal(4, Workers.Enough(long.MaxValue, threads: 4, least: 7));
        Assert.Equal(9, Workers.For(work: 0, threads: 9, least: 7));    // as the project of these tests asks for, so that their small networks are shared at all
    }

    [Theory]
    [InlineData(0, 3, 1)]
    [InlineData(7, 3, 1)]
    [InlineData(2, 5, 1)]
    [InlineData(100, 3, 16)]
    [InlineData(1000, 7, 48)]
    public void Parts_follow_each_other_and_are_balanced(int total, int count, int multiple)
    {
        Part[] parts = [.. Enumerable.Range(0, count).Select(i => Shares.Of(i, count).Of(total, multiple))];

        Assert.Equal(0, parts[0].Start);
        Assert.Equal(total, parts[^1].End);
        Assert.All(parts.Zip(parts.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
        Assert.All(parts, part => Assert.True(part.Start % multiple == 0 || part.Start == total));
        Assert.True(parts.Max(part => part.Count) - parts.Min(part => part.Count) <= multiple);
    }

    /// <summary>Counts what each worker allocates between the starts of two runs, its waiting included.</summary>
    private sealed class Allocations : IWork
    {
        private readonly long[] _before = new long[64];
        private long _bytes;
        private int _runs;

        public bool Measured { get; set; }

        public long Bytes => _bytes;

        public void Run(Share share)
        {
            long now = GC.GetAllocatedBytesForCurrentThread();

            if (Measured && share.Count > 1)
                Interlocked.Add(ref _bytes, now - _before[8 * share.Index]);

            _before[8 * share.Index] = now;

            if (share.Index == 0 && _runs++ % 50 == 0)
                Work.Delay(milliseconds: 5);

            share.Barrier();
        }
    }
}
