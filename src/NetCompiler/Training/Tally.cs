using System;
using NetCompiler.Kernels;

namespace NetCompiler;

/// <summary>A count that several workers add up, each in a cache line of its own.</summary>
internal sealed class Tally
{
    private const int CacheLine = 16;    // longs, two lines: processors fetch them in pairs

    private long[] _counts = [];
    private int _workers;

    /// <summary>What one worker has counted.</summary>
    public long this[Share share]
    {
        set => _counts[share.Index * CacheLine] = value;
    }

    /// <summary>What all have counted together.</summary>
    public long Total
    {
        get
        {
            long total = 0;
            for (int worker = 0; worker < _workers; worker++)
                total += _counts[worker * CacheLine];
            return total;
        }
    }

    /// <summary>Starts again from zero.</summary>
    public void Begin(int workers)
    {
        _workers = workers;
        if (_counts.Length < workers * CacheLine)
            _counts = new long[workers * CacheLine];
        Array.Clear(_counts);
    }
}
