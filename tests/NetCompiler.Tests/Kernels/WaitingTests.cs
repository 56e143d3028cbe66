using System;
using System.Linq;
using System.Threading;
using NetCompiler.Kernels;
using Xunit;

namespace NetCompiler.Tests.Kernels;

/// <summary>Who waits long sleeps, and is always woken.</summary>
public class WaitingTests
{
    /// <summary>A pool of our own: the process's may be busy with another test.</summary>
    private readonly Crew _crew = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Who_waits_long_for_a_late_worker_sleeps(int late)
    {
        const int Threads = 3;
        Thread[] threads = new Thread[Threads];
        bool slept = false;

        _crew.Run(
            new Work(share =>
            {
                threads[share.Index] = Thread.CurrentThread;
                share.Barrier();

                // The one that is late leaves only when all others have given their cores up: they are asleep, at the barrier or at the end.
                if (share.Index == late)
                    slept = SpinWait.SpinUntil(() => threads.Where((_, i) => i != late).All(IsAsleep), TimeSpan.FromSeconds(60));

                share.Barrier();
            }),
            Threads);

        Assert.True(slept);
        Assert.True(_crew.Naps >= Threads - 1);
    }

    [Fact]
    public void The_caller_sleeps_while_the_last_worker_is_still_at_it()
    {
        Thread caller = Thread.CurrentThread;
        bool slept = false;

        _crew.Run(
            new Work(share =>
            {
                if (share.Index == 1)
                    slept = SpinWait.SpinUntil(() => IsAsleep(caller), TimeSpan.FromSeconds(60));
            }),
            threads: 2);

        Assert.True(slept);
    }

    [Fact]
    public void A_failure_wakes_who_sleeps_at_a_barrier()
    {
        Thread caller = Thread.CurrentThread;

        Work work = new(share =>
        {
            if (share.Index == 1)
            {
                SpinWait.SpinUntil(() => IsAsleep(caller), TimeSpan.FromSeconds(60));
                throw new InvalidOperationException("late");
            }

            share.Barrier();
        });

        Assert.Equal("late", Assert.Throws<InvalidOperationException>(() => _crew.Run(work, 2)).Message);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void No_call_is_missed_whenever_it_comes(int threads)
    {
        const int Rounds = 120;
        int wrong = 0, arrived = 0;

        _crew.Run(
            new Work(share =>
            {
                Random random = new(share.Index);

                for (int round = 1; round <= Rounds; round++)
                {
                    // From at once to well after the others sleep, most often about when they fall asleep.
                    Work.Delay(random.NextDouble() * random.NextDouble() * 4);
                    Interlocked.Increment(ref arrived);
                    share.Barrier();

                    if (Volatile.Read(ref arrived) < round * share.Count)
                        Interlocked.Increment(ref wrong);
                }
            }),
            threads);

        Assert.Equal(0, wrong);
        Assert.Equal(Rounds * threads, arrived);
    }

    private static bool IsAsleep(Thread thread) => (thread.ThreadState & ThreadState.WaitSleepJoin) != 0;
}
