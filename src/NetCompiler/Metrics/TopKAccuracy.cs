using System;

namespace NetCompiler;

/// <summary>
/// The fraction of answers whose right class is among the <paramref name="k"/> largest scores. Of equal scores the first comes first, NaN comes last.
/// Undefined without answers.
/// </summary>
/// <param name="k">How many classes may be named; with 1 it is <see cref="Accuracy"/>.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is not positive.</exception>
public sealed class TopKAccuracy(int k = 5) : ClassificationMetric($"top-{k} accuracy")
{
    private readonly int _k = k > 0 ? k : throw new ArgumentOutOfRangeException(nameof(k), k, "At least one class must be named.");
    private long _right, _count;

    /// <inheritdoc/>
    public override double? Value => _count == 0 ? null : (double)_right / _count;

    /// <inheritdoc/>
    public override void Reset() => (_right, _count) = (0, 0);

    /// <inheritdoc/>
    protected override void Judge(ReadOnlySpan<float> scores, int label)
    {
        if (scores.Length < _k)
            throw new ArgumentException($"{Name} needs at least {_k} scores per answer, but there {(scores.Length == 1 ? "is 1" : $"are {scores.Length}")}. Choose a smaller k, or Accuracy.");

        _count++;
        if (scores.Length == 1 ? Answer.AtLeast(scores[0], Threshold) == label : Answer.Place(scores, label) < _k)
            _right++;
    }
}
