using System;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>Right answers, and answers at all, that several workers add up, each in a cache line of its own.</summary>
internal sealed class Tally
{
    private const int CacheLine = 16;    // longs, two lines: processors fetch them in pairs

    private long[] _counts = [];
    private int _workers;

    /// <summary>What one worker has counted.</summary>
    public (long Right, long Answers) this[Share share]
    {
        set => (_counts[share.Index * CacheLine], _counts[share.Index * CacheLine + 1]) = value;
    }

    /// <summary>Right answers of all together.</summary>
    public long Right => Total(0);

    /// <summary>Answers of all together: what has no target is none.</summary>
    public long Answers => Total(1);

    /// <summary>Starts again from zero.</summary>
    public void Begin(int workers)
    {
        _workers = workers;
        if (_counts.Length < workers * CacheLine)
            _counts = new long[workers * CacheLine];
        Array.Clear(_counts);
    }

    private long Total(int place)
    {
        long total = 0;
        for (int worker = 0; worker < _workers; worker++)
            total += _counts[worker * CacheLine + place];
        return total;
    }
}
