using System;
using System.Threading;

namespace NetCompiler.Kernels;

/// <summary>A set of workers that serves one run at a time. Its threads are made when first needed and stay.</summary>
internal sealed class Crew
{
    private readonly Team _team = new();
    private Worker[] _workers = [];
    private int _busy;

    /// <summary>How often a worker has gone to sleep within a run, waiting for others.</summary>
    public long Naps => _team.Naps;

    /// <summary>Runs <paramref name="work"/> on so many workers, the caller being the first; alone on the caller if a run is under way.</summary>
    public void Run(IWork work, int threads)
    {
        if (threads == 1 || Interlocked.CompareExchange(ref _busy, 1, 0) != 0)
        {
            work.Run(Share.Alone);
            return;
        }

        try
        {
            RunTogether(work, threads);
        }
        finally
        {
            Volatile.Write(ref _busy, 0);
        }
    }

    private void RunTogether(IWork work, int threads)
    {
        Hire(threads - 1);
        _team.Begin(threads);

        for (int i = 0; i < threads - 1; i++)
            _workers[i].Start(work);

        _team.Work(work, index: 0);
        _team.End();
    }

    private void Hire(int count)
    {
        int hired = _workers.Length;

        if (hired >= count)
            return;

        Worker[] workers = _workers;
        Array.Resize(ref workers, count);

        for (int i = hired; i < count; i++)
            workers[i] = new Worker(_team, i + 1);

        _workers = workers;
    }
}
