using System;
using System.Collections.Generic;

namespace NetCompiler;

/// <summary>Draws tokens of a vocabulary by the rules of a <see cref="Sampling"/>; allocates nothing after it was made.</summary>
internal sealed class TokenDraw : IComparer<int>
{
    private readonly Sampling _sampling;
    private readonly double[] _shares;
    private readonly int[] _order;

    public TokenDraw(Sampling sampling, int tokens)
    {
        _sampling = sampling;
        _shares = new double[tokens];
        _order = new int[tokens];
    }

    /// <summary>Draws a token.</summary>
    /// <param name="logProbabilities">Of each token; may be −∞.</param>
    /// <param name="uniform">Decides, from 0 to below 1.</param>
    public int Draw(ReadOnlySpan<double> logProbabilities, double uniform)
    {
        int best = Best(logProbabilities);
        if (_sampling.Temperature == 0)
            return best;

        // Relative to the largest, of which no power is anything but 1.
        for (int i = 0; i < _shares.Length; i++)
        {
            _shares[i] = Math.Exp((logProbabilities[i] - logProbabilities[best]) / _sampling.Temperature);
            _order[i] = i;
        }

        Array.Sort(_order, this);
        (int count, double sum) = Allowed();
        double left = uniform * sum;

        for (int i = 0; i < count; i++)
        {
            left -= _shares[_order[i]];
            if (left < 0)
                return _order[i];
        }

        return _order[0];
    }

    /// <summary>The most probable first; of equals the first.</summary>
    int IComparer<int>.Compare(int left, int right)
    {
        int order = _shares[right].CompareTo(_shares[left]);
        return order != 0 ? order : left.CompareTo(right);
    }

    /// <summary>The number of the largest; of equals the first.</summary>
    public static int Best(ReadOnlySpan<double> values)
    {
        int best = 0;
        for (int i = 1; i < values.Length; i++)
            if (values[i] > values[best])
                best = i;
        return best;
    }

    /// <summary>How many of the most probable tokens may be drawn, and their shares together.</summary>
    private (int Count, double Sum) Allowed()
    {
        int most = Math.Min(_sampling.TopK, _order.Length);
        double all = 0;
        for (int i = 0; i < most; i++)
            all += _shares[_order[i]];

        if (_sampling.TopP == 1)
            return (most, all);

        int count = 0;
        double sum = 0;
        while (count < most && sum < _sampling.TopP * all)
            sum += _shares[_order[count++]];
        return (count, sum);
    }
}
