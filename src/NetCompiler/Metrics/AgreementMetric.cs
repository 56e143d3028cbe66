using System;

namespace NetCompiler;

/// <summary>A figure of how well predicted and right classes agree, made of the whole confusion matrix, of two classes or more. Undefined where it is 0/0.</summary>
public abstract class AgreementMetric : ClassificationMetric
{
    private readonly ConfusionMatrix _counts = new();

    private protected AgreementMetric(string name) : base(name)
    {
    }

    /// <summary>What 0/0 counts as: null, by default, leaves it undefined; 0 is what many reports use.</summary>
    public double? Undefined { get; init; }

    /// <inheritdoc/>
    public sealed override double? Value => Figure(_counts) ?? Undefined;

    /// <inheritdoc/>
    public sealed override void Reset() => _counts.Reset();

    /// <summary>Feeds one answer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A class is negative.</exception>
    public void Add(int predicted, int label) => _counts.Add(predicted, label);

    /// <inheritdoc/>
    protected sealed override void Judge(ReadOnlySpan<float> scores, int label)
    {
        _counts.Reach(scores.Length);
        _counts.Add(Answer.Of(scores, Threshold), label);
    }

    private protected abstract double? Figure(ConfusionMatrix counts);
}
