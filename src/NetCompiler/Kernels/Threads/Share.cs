using System;
using System.ComponentModel;

namespace NetCompiler.Kernels;

/// <summary>One worker's part in a run: it is worker <see cref="Index"/> of <see cref="Count"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Share
{
    private readonly Team? _team;
    private readonly int _others;

    internal Share(Team team, int index, int count)
    {
        _team = team;
        _others = count - 1;
        Index = index;
    }

    /// <summary>All of the work; the same as <c>default</c>.</summary>
    public static Share Alone => default;

    /// <summary>Which worker this is, from 0.</summary>
    public int Index { get; }

    /// <summary>How many workers share the work.</summary>
    public int Count => _others + 1;

    /// <summary>This worker's part of 0 … <paramref name="total"/> − 1. Parts differ by one unit at most and follow each other without a gap.</summary>
    /// <param name="total">How much there is to do.</param>
    /// <param name="multiple">Units that stay together: every part but the last starts and ends at a multiple of it.</param>
    public Part Of(int total, int multiple = 1)
    {
        if (_others == 0)
            return new(0, total);

        long units = ((long)total + multiple - 1) / multiple;
        long start = units * Index / Count * multiple;
        long end = units * (Index + 1) / Count * multiple;

        return new((int)Math.Min(start, total), (int)Math.Min(end, total));
    }

    /// <summary>Waits until every worker has come here. Free when there is only one.</summary>
    public void Barrier()
    {
        if (_others > 0)
            _team!.Wait();
    }
}
