using System.Runtime.InteropServices;
using System.Threading;

namespace NetCompiler.Kernels;

/// <summary>A background thread that waits for work: awake for a short while after each run, because training steps follow each other closely, then asleep.</summary>
internal sealed class Worker
{
    private const int Yields = 50;

    private readonly AutoResetEvent _bell = new(false);
    private readonly Team _team;
    private readonly int _index;
    private IWork? _work;
    private Signals _signals;

    public Worker(Team team, int index)
    {
        _team = team;
        _index = index;

        Thread thread = new(Serve) { IsBackground = true, Name = $"NetCompiler worker {index}" };
        thread.UnsafeStart();
    }

    /// <summary>Hands over work; the thread begins at once if it is awake.</summary>
    public void Start(IWork work)
    {
        _work = work;
        Interlocked.Increment(ref _signals.Given);

        if (Interlocked.Exchange(ref _signals.Asleep, 0) != 0)
            _bell.Set();
    }

    private void Serve()
    {
        // The first time that a thread waits, the runtime allocates. Nobody rings yet, so let it be now and not during a run.
        _bell.WaitOne(millisecondsTimeout: 1);

        for (int done = 0; ; done++)
        {
            Await(done);
            IWork work = _work!;
            _work = null;
            _team.Work(work, _index);
        }
    }

    private void Await(int done)
    {
        for (int turn = 0; Volatile.Read(ref _signals.Given) == done; turn++)
        {
            if (turn < Team.Patience)
                Thread.SpinWait(1);
            else if (turn < Team.Patience + Yields)
                Thread.Yield();
            else
                Sleep(done);
        }
    }

    /// <summary>Whoever takes <c>Asleep</c> back to 0 decides: the giver rings the bell, or this thread stays up.</summary>
    private void Sleep(int done)
    {
        Interlocked.Exchange(ref _signals.Asleep, 1);

        if (Volatile.Read(ref _signals.Given) == done || Interlocked.Exchange(ref _signals.Asleep, 0) == 0)
            _bell.WaitOne();
    }

    [StructLayout(LayoutKind.Explicit, Size = 512)]
    private struct Signals
    {
        [FieldOffset(128)] public int Given;
        [FieldOffset(256)] public int Asleep;
    }
}
