using System;

namespace NetCompiler;

/// <summary>
/// A figure about the order in which scores put the answers. One score, or two, rank the answers by that of class 1; more give the mean of the figures of each class against
/// the rest, each class counting the same (macro). Classes whose figure is undefined are left out of the mean; without any, it is undefined. NaN counts as the smallest score.
/// </summary>
/// <remarks>
/// An order can only be had from all scores together, so they are kept: 4 bytes per score and 4 per answer while feeding, and 12 more per answer in <see cref="Value"/>. Buffers grow by
/// doubling and are used again after <see cref="Reset"/>, so feeding as many answers once more allocates nothing.
/// </remarks>
public abstract class RankingMetric : ClassificationMetric
{
    private float[] _scores = [], _keys = [];
    private int[] _labels = [];
    private bool[] _positives = [];
    private Cut[] _cuts = [];
    private int _count, _width;

    private protected RankingMetric(string name) : base(name)
    {
    }

    /// <summary>The figure for everything fed since the last <see cref="Reset"/>; null where it is undefined.</summary>
    public sealed override double? Value
    {
        get
        {
            if (_width <= 2)
                return Of(1);

            double sum = 0;
            int defined = 0;
            for (int c = 0; c < _width; c++)
                if (Of(c) is { } figure)
                {
                    sum += figure;
                    defined++;
                }

            return defined == 0 ? null : sum / defined;
        }
    }

    /// <inheritdoc/>
    public sealed override void Reset() => _count = 0;

    /// <inheritdoc/>
    protected sealed override void Judge(ReadOnlySpan<float> scores, int label)
    {
        if (_count > 0 && scores.Length != _width)
            throw new ArgumentException($"{Name} has seen answers of {_width} scores, but now of {scores.Length}. Reset it first.", nameof(scores));

        _width = scores.Length;
        Growth.Reach(ref _labels, _count, _count + 1);
        Growth.Reach(ref _scores, _count * _width, checked((_count + 1) * _width));
        scores.CopyTo(_scores.AsSpan(_count * _width));
        _labels[_count++] = label;
    }

    /// <summary>The figure of one class against the rest, from its cuts.</summary>
    /// <param name="cuts">One per distinct score, from the highest; the last lets everything through. Not empty.</param>
    private protected abstract double? Figure(ReadOnlySpan<Cut> cuts);

    private double? Of(int @class)
    {
        if (_count == 0)
            return null;

        Growth.Reach(ref _keys, 0, _count);
        Growth.Reach(ref _positives, 0, _count);
        Growth.Reach(ref _cuts, 0, _count);

        for (int a = 0; a < _count; a++)
        {
            _keys[a] = _scores[a * _width + Math.Min(@class, _width - 1)];
            _positives[a] = _labels[a] == @class;
        }

        _keys.AsSpan(0, _count).Sort(_positives.AsSpan(0, _count));
        return Figure(_cuts.AsSpan(0, Cuts()));
    }

    /// <summary>Counts from the highest score down, a cut where the next score is another: equal scores are let through together.</summary>
    private int Cuts()
    {
        int cuts = 0, truePositives = 0;

        for (int a = _count - 1; a >= 0; a--)
        {
            truePositives += _positives[a] ? 1 : 0;
            if (a == 0 || !_keys[a - 1].Equals(_keys[a]))
                _cuts[cuts++] = new Cut(truePositives, _count - a - truePositives);
        }

        return cuts;
    }
}
